package org.rhizome.itests;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** Stands in for a new version of a resolver: it answers something nobody else would. */
@Component(service = Resolver.class)
@ResolverName("debian-version")
public final class FixedResolver implements Resolver<Boolean> {

    @Override
    public Boolean reduce(Boolean state, Claim claim) {
        return true;
    }

    @Override
    public Optional<Value> resolve(Boolean state) {
        return Optional.of(new Text("fixed"));
    }
}
