package org.rhizome.resolver.crdt;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.Values;

class CounterContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Counter();
    }

    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Values.numbers()),
                Tuple.of(2, Values.numbers().map(number -> Said.object("increment", number))),
                Tuple.of(2, Values.numbers().map(number -> Said.object("decrement", number))),
                Tuple.of(1, Values.mixed()));
    }
}
