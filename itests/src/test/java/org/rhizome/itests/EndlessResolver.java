package org.rhizome.itests;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** A resolver that never comes back and cannot be interrupted. */
@Component(service = Resolver.class)
@ResolverName("endless")
public final class EndlessResolver implements Resolver<Boolean> {

    @Override
    public Boolean reduce(Boolean state, Claim claim) {
        for (long turns = 0; turns >= 0; turns++) {
            Thread.onSpinWait();
        }
        return state;
    }

    @Override
    public Optional<Value> resolve(Boolean state) {
        return Optional.empty();
    }
}
