package org.rhizome.testkit;

import java.util.Optional;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.RetractingResolver;

/** Keeps every promise. */
final class SmallestId implements RetractingResolver<Claim>, ExplainingResolver<Claim> {

    @Override
    public Claim reduce(Claim best, Claim claim) {
        return best == null || claim.id().compareTo(best.id()) < 0 ? claim : best;
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
        return "the smallest id wins";
    }

    @Override
    public Part part(Claim best, Claim claim) {
        return claim.id().equals(best.id()) ? new Part(Part.Kind.WON, "smallest id") : new Part(Part.Kind.LOST, "greater id");
    }
}
