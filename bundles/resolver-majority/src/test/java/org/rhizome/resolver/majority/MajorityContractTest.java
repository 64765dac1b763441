package org.rhizome.resolver.majority;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class MajorityContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Majority();
    }
}
