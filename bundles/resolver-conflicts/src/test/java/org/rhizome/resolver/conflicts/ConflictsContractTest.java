package org.rhizome.resolver.conflicts;

import org.rhizome.resolver.Resolver;
import org.rhizome.testkit.ResolverContract;

class ConflictsContractTest extends ResolverContract {

    @Override
    protected Resolver<?> resolver() {
        return new Conflicts();
    }
}
