package org.rhizome.resolver.aggregates;

import java.util.Comparator;
import java.util.Optional;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.RetractingResolver;

/** One end of the total order of primitives; other values do not matter. Knows the winner and nothing else. */
abstract class Extreme implements RetractingResolver<Claim>, ExplainingResolver<Claim> {

    private final String end;
    private final String beaten;
    private final Comparator<Primitive> bestFirst;

    /**
     * @param end of the order, for people
     * @param beaten what values are that are not at that end
     */
    Extreme(String end, String beaten, Comparator<Primitive> bestFirst) {
        this.end = end;
        this.beaten = beaten;
        this.bestFirst = bestFirst;
    }

    @Override
    public final Claim reduce(Claim best, Claim claim) {
        return claim.value() instanceof Primitive && (best == null || beats(claim, best)) ? claim : best;
    }

    private boolean beats(Claim claim, Claim best) {
        int byValue = bestFirst.compare((Primitive) claim.value(), (Primitive) best.value());
        return byValue < 0 || byValue == 0 && claim.id().compareTo(best.id()) < 0;
    }

    @Override
    public final Optional<Claim> retract(Claim best, Claim claim) {
        return Optional.ofNullable(best).filter(winner -> !winner.id().equals(claim.id()));
    }

    @Override
    public final Optional<Value> resolve(Claim best) {
        return Optional.ofNullable(best).map(Claim::value);
    }

    @Override
    public final String rule() {
        return "the " + end + " value wins (boolean before number before string), of equal ones that with the smallest id";
    }

    @Override
    public final Part part(Claim best, Claim claim) {
        if (!(claim.value() instanceof Primitive)) {
            return new Part(Part.Kind.LOST, "no boolean, number or string");
        }
        if (claim.id().equals(best.id())) {
            return new Part(Part.Kind.WON, "the " + end + " value, and of equal ones the smallest id");
        }
        return new Part(Part.Kind.LOST, claim.value().equals(best.value()) ? "same value, greater id" : beaten);
    }
}
