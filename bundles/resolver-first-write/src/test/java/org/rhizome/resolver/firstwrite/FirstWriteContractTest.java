package org.rhizome.resolver.firstwrite;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class FirstWriteContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new FirstWrite();
    }
}
