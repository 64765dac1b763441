package org.rhizome.resolver.lastwrite;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class LastWriteContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new LastWrite();
    }
}
