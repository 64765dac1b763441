package org.rhizome.sample.longest;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.Values;

class LongestContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Longest();
    }

    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(Tuple.of(4, Values.texts()), Tuple.of(1, Values.mixed()));
    }
}
