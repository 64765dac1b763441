package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.algebra.Access;
import org.rhizome.algebra.FilteredSource;
import org.rhizome.algebra.MemorySource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Pointer;

class PastTest {

    /** Few times, so that moments have many deltas, negations come before what they negate, and some negate several. */
    private static List<Delta> history(Random random) {
        List<Delta> history = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int time = random.nextInt(12);
            if (i < 3 || random.nextInt(5) == 0) {
                history.add(History.claim("a", "p", "v" + i, time));
                continue;
            }
            Pointer[] pointers = new Pointer[1 + random.nextInt(3)];
            for (int j = 0; j < pointers.length; j++) {
                pointers[j] = new Pointer("negates", History.reference(Histories.pick(random, history).id()));
            }
            history.add(History.delta(time, pointers));
        }
        return history;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void afterEachMomentThatSurvivesWhichTheAlgebraSaysAndWhatChangedIsTold(long seed) {
        for (Random random = new Random(seed); random.nextInt(50) != 0;) {
            MemorySource source = MemorySource.of(history(random));
            List<Delta> all = new ArrayList<>();
            source.find(new Access.Everything()).forEach(all::add);
            Past past = new Past(all, source);
            Set<DeltaId> before = Set.of();
            for (Map.Entry<Double, List<Delta>> moment : past.moments().entrySet()) {
                List<DeltaId> changed = past.happen(moment.getValue()).stream().map(Delta::id).toList();
                Set<DeltaId> after = all.stream().filter(past::survives).map(Delta::id).collect(Collectors.toSet());
                assertEquals(Survival.ids(all.stream().map(Delta::id).toList(), FilteredSource.asOf(source, moment.getKey())), after);
                Set<DeltaId> differing = new HashSet<>(before);
                differing.addAll(after);
                differing.removeAll(both(before, after));
                assertEquals(new TreeSet<>(differing), new TreeSet<>(changed));
                assertEquals(differing.size(), changed.size(), "each once");
                before = after;
            }
        }
    }

    private static Set<DeltaId> both(Set<DeltaId> one, Set<DeltaId> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }
}
