package org.rhizome.resolver.aggregates;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class MaxContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Max();
    }
}
