package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.algebra.HView;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;

/** Views are functions of the set. */
class ArrivalOrderTest {

    private static final List<String> ENTITIES = List.of("a", "b");

    /** What a fresh node shows of all entities. */
    private record Picture(List<Optional<SortedMap<String, List<DeltaId>>>> lossless, List<Optional<LossyView>> lossy) {

        static Picture of(List<Delta> arrivals) {
            try (Engine node = Engines.over(new MemoryStore())) {
                arrivals.subList(0, arrivals.size() - 1).forEach(delta -> node.submit(List.of(delta)));
                Engines.put(node, arrivals.getLast());
                return new Picture(
                        ENTITIES.stream()
                                .map(entity -> node.lossless(entity, LosslessOptions.DEFAULTS).map(ArrivalOrderTest::ids)).toList(),
                        ENTITIES.stream().map(entity -> node.lossy(entity, Reading.DEFAULTS)).toList());
            }
        }
    }

    static SortedMap<String, List<DeltaId>> ids(HView view) {
        return view.properties().entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey, property -> property.getValue().stream().map(entry -> entry.delta().id()).toList(), (a, b) -> a,
                TreeMap::new));
    }

    private static List<Optional<SortedMap<String, List<DeltaId>>>> expected(Collection<Delta> history) {
        Oracle oracle = new Oracle(history);
        return ENTITIES.stream().map(entity -> Optional.ofNullable(oracle.lossless(entity))).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyOrderOfASmallHistoryGivesTheSameViews(long seed) {
        List<Delta> history = Histories.random(new Random(seed), 6, ENTITIES);
        Picture told = Picture.of(history);
        assertEquals(expected(history), told.lossless, "seed " + seed);
        Histories.permutations(history, arrivals -> assertEquals(told, Picture.of(arrivals), () -> "seed " + seed + ", " + arrivals));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void randomOrdersOfALongerHistoryGiveTheSameViews(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<Delta> history = Histories.random(random, 25, ENTITIES);
            List<Optional<SortedMap<String, List<DeltaId>>>> expected = expected(history);
            Picture told = Picture.of(history);
            Collections.shuffle(history, random);
            assertEquals(expected, told.lossless, "seed " + seed + ", round " + round);
            assertEquals(told, Picture.of(history), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void aChainOfNegationsMayArriveInAnyOrder() {
        Delta claim = History.claim("a", "p", "v", 1);
        Delta no = History.negation(claim, 2);
        Delta yes = History.negation(no, 3);
        Delta other = History.negation(claim, 4);
        Delta last = History.negation(other, 5);
        List<Delta> history = List.of(claim, no, yes, other, last);
        Histories.permutations(history, arrivals -> assertEquals(expected(history), Picture.of(arrivals).lossless));
    }
}
