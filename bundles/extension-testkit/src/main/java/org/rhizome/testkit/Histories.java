package org.rhizome.testkit;

import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/** Random histories. */
final class Histories {

    private static final int CLAIMS_ONLY = 1 << 23;

    private Histories() {}

    /** Of up to 200 events; most are short, one in a hundred has 200. */
    static Arbitrary<History> of(Arbitrary<Value> values, BiFunction<Value, List<Claim>, Value> fitting) {
        Arbitrary<Step> step = steps(values, Step.LIMIT);
        return histories(Arbitraries.frequencyOf(
                Tuple.of(77, step.list().ofMaxSize(10)),
                Tuple.of(20, step.list().ofMaxSize(40)),
                Tuple.of(2, step.list().ofMaxSize(200)),
                Tuple.of(1, step.list().ofSize(200))), fitting);
    }

    /** Of that many claims and nothing else. */
    static Arbitrary<History> ofClaims(int count, Arbitrary<Value> values, BiFunction<Value, List<Claim>, Value> fitting) {
        return histories(steps(values, CLAIMS_ONLY).list().ofSize(count), fitting);
    }

    private static Arbitrary<Step> steps(Arbitrary<Value> values, int limit) {
        Arbitrary<Integer> bits = Arbitraries.integers().between(0, limit - 1).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(values, bits).as(Step::new);
    }

    private static Arbitrary<History> histories(Arbitrary<List<Step>> steps, BiFunction<Value, List<Claim>, Value> fitting) {
        return Combinators.combine(steps, Arbitraries.longs()).as((made, seed) -> History.of(made, seed, fitting));
    }
}
