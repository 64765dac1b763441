package org.rhizome.resolver.lastwrite;

import java.util.Comparator;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The newest claim wins; of several with the same timestamp the one with the smallest id. */
@Component
@ResolverName("last-write")
public final class LastWrite implements Resolver<Claim> {

    private static final Comparator<Claim> BEST_FIRST = Comparator.comparingDouble(Claim::timestamp).reversed().thenComparing(Claim::id);

    @Override
    public Claim reduce(Claim best, Claim claim) {
        return best == null || BEST_FIRST.compare(claim, best) < 0 ? claim : best;
    }

    @Override
    public Optional<Value> resolve(Claim best) {
        return Optional.ofNullable(best).map(Claim::value);
    }
}
