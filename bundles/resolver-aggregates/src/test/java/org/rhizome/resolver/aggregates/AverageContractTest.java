package org.rhizome.resolver.aggregates;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;
import org.rhizome.testkit.Values;

class AverageContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Average();
    }

    @Override
    protected Arbitrary<Value> values() {
        return Arbitraries.oneOf(Values.numbers(), Values.numbers(), Values.mixed());
    }
}
