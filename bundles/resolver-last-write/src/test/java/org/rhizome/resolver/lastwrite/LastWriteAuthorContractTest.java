package org.rhizome.resolver.lastwrite;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class LastWriteAuthorContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new LastWriteAuthor();
    }
}
