package org.rhizome.resolver.allvalues;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class DistinctValuesContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new DistinctValues();
    }
}
