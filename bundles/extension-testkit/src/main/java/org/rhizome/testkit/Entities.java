package org.rhizome.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.resolver.Claim;

/** Random entities. */
final class Entities {

    /** Two have the same hash code. */
    private static final List<String> IDS = List.of("e:Aa", "e:BB", "e:\u0131", "");
    private static final int MOST_CLAIMS = 3;
    private static final int MOST_CHANGES = 30;

    private Entities() {}

    /** What a few entities become, one after the other: each element is an entity as it is from then on. */
    static Arbitrary<List<Entity>> changing(Map<String, Arbitrary<Value>> properties) {
        Map<String, Arbitrary<Value>> all = new TreeMap<>(properties);
        all.putIfAbsent("of no interest", Values.mixed());
        Arbitrary<SortedMap<String, List<Claim>>> claims = Arbitraries.just(new TreeMap<>(Text.BY_UTF8));
        for (Map.Entry<String, Arbitrary<Value>> property : all.entrySet()) {
            claims = Combinators.combine(claims, steps(property.getValue()))
                    .as((before, steps) -> with(before, property.getKey(), steps));
        }
        return Combinators.combine(Arbitraries.of(IDS), claims).as(Entity::new).list().ofMaxSize(MOST_CHANGES);
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Value> values) {
        Arbitrary<Integer> bits = Arbitraries.integers().between(0, Step.LIMIT - 1).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(values, bits).as(Step::new).list().ofMaxSize(MOST_CLAIMS);
    }

    private static SortedMap<String, List<Claim>> with(SortedMap<String, List<Claim>> before, String property, List<Step> steps) {
        SortedMap<String, List<Claim>> more = new TreeMap<>(before);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            claims.add(steps.get(i).claim(i, steps.get(i).value()));
        }
        claims.sort(Comparator.comparing(Claim::id));
        if (!claims.isEmpty()) {
            more.put(property, List.copyOf(claims));
        }
        return more;
    }
}
