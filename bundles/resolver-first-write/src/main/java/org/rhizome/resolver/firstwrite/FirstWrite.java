package org.rhizome.resolver.firstwrite;

import java.math.BigDecimal;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/** The oldest claim wins; of several with the same timestamp the one with the smallest id. Knows the winner and nothing else. */
@Component(service = Resolver.class)
@ResolverName("first-write")
public final class FirstWrite implements RetractingResolver<Claim>, ExplainingResolver<Claim> {

    @Override
    public Claim reduce(Claim best, Claim claim) {
        return best == null || beats(claim, best) ? claim : best;
    }

    private static boolean beats(Claim claim, Claim best) {
        int byTime = Double.compare(claim.timestamp(), best.timestamp());
        return byTime < 0 || byTime == 0 && claim.id().compareTo(best.id()) < 0;
    }

    @Override
    public Optional<Claim> retract(Claim best, Claim claim) {
        return claim.id().equals(best.id()) ? Optional.empty() : Optional.of(best);
    }

    @Override
    public Optional<Value> resolve(Claim best) {
        return Optional.ofNullable(best).map(Claim::value);
    }

    @Override
    public String rule() {
        return "the oldest claim wins, of equally old ones that with the smallest id";
    }

    @Override
    public Part part(Claim best, Claim claim) {
        if (claim.id().equals(best.id())) {
            return new Part(Part.Kind.WON, "none is older, and of those as old it has the smallest id");
        }
        return new Part(Part.Kind.LOST, claim.timestamp() > best.timestamp()
                ? "newer: " + time(claim) + " is after " + time(best)
                : "same time, greater id");
    }

    /** Milliseconds without an exponent, and without a fraction where there is none. */
    private static String time(Claim claim) {
        return new BigDecimal(Double.toString(claim.timestamp())).stripTrailingZeros().toPlainString();
    }
}
