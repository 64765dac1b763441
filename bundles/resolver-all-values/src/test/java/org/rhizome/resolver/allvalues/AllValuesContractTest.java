package org.rhizome.resolver.allvalues;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class AllValuesContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new AllValues();
    }
}
