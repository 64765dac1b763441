package org.example.rhizome;

import java.util.Comparator;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** A resolver: the shortest text wins, of equally short ones that with the smallest id. */
@Component(service = Resolver.class)
@ResolverName("shortest")
public final class Shortest implements Resolver<Claim> {

    private static final Comparator<Claim> BEST_FIRST = Comparator.comparingInt(Shortest::length).thenComparing(Claim::id);

    /** The best claim so far, null before the first one, is all that has to be known. */
    @Override
    public Claim reduce(Claim best, Claim claim) {
        return claim.value() instanceof Text && (best == null || BEST_FIRST.compare(claim, best) < 0) ? claim : best;
    }

    @Override
    public Optional<Value> resolve(Claim best) {
        return Optional.ofNullable(best).map(Claim::value);
    }

    private static int length(Claim claim) {
        return ((Text) claim.value()).value().length();
    }
}
