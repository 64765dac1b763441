package org.rhizome.resolver.lastwrite;

import java.util.Optional;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.RetractingResolver;

/** The newest claim wins; of equally new ones the first in an order of ties. Knows the winner and nothing else. */
abstract class Newest implements RetractingResolver<Claim>, ExplainingResolver<Claim> {

    private final Tie tie;

    Newest(Tie tie) {
        this.tie = tie;
    }

    @Override
    public final Claim reduce(Claim best, Claim claim) {
        return best == null || beats(claim, best) ? claim : best;
    }

    private boolean beats(Claim claim, Claim best) {
        int byTime = Double.compare(claim.timestamp(), best.timestamp());
        return byTime > 0 || byTime == 0 && tie.firstToLast().compare(claim, best) < 0;
    }

    @Override
    public final Optional<Claim> retract(Claim best, Claim claim) {
        return claim.id().equals(best.id()) ? Optional.empty() : Optional.of(best);
    }

    @Override
    public final Optional<Value> resolve(Claim best) {
        return Optional.ofNullable(best).map(Claim::value);
    }

    @Override
    public final String rule() {
        return "the newest claim wins, of equally new ones that with " + tie.preference();
    }

    @Override
    public final Part part(Claim best, Claim claim) {
        if (claim.id().equals(best.id())) {
            return new Part(Part.Kind.WON, "none is newer, and of those as new it has " + tie.preference());
        }
        return new Part(Part.Kind.LOST, claim.timestamp() < best.timestamp()
                ? "older: " + Time.text(claim.timestamp()) + " is before " + Time.text(best.timestamp())
                : "same time, " + tie.whyLost(claim, best));
    }
}
