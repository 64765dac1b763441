package org.rhizome.itests;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** A resolver that never comes back from a claim that says "claimed", and cannot be interrupted. It passes what is tried before it serves. */
@Component(service = Resolver.class)
@ResolverName("endless")
public final class EndlessResolver implements Resolver<Boolean> {

    @Override
    public Boolean reduce(Boolean state, Claim claim) {
        for (long turns = 0; turns >= 0 && claim.value().equals(new Text("claimed")); turns++) {
            Thread.onSpinWait();
        }
        return true;
    }

    @Override
    public Optional<Value> resolve(Boolean state) {
        return Optional.empty();
    }
}
