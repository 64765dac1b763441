package org.rhizome.resolver.lastwrite;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class LastWriteValueContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new LastWriteValue();
    }
}
