package org.rhizome.resolver.trustedauthors;

import java.util.Comparator;
import org.rhizome.resolver.Claim;

/**
 * The best claim so far.
 *
 * @param trust by which it is the best
 * @param best or null as long as nobody who counts has claimed anything
 */
record Choice(Trust trust, Claim best) {

    private static final Comparator<Claim> NEWEST_FIRST = Comparator.comparingDouble(Claim::timestamp).reversed().thenComparing(Claim::id);

    Choice with(Claim claim) {
        if (!trust.counts(claim.author())) {
            return this;
        }
        return best == null || order(claim, best) < 0 ? new Choice(trust, claim) : this;
    }

    private int order(Claim a, Claim b) {
        int byRank = Integer.compare(trust.rank(a.author()), trust.rank(b.author()));
        return byRank != 0 ? byRank : NEWEST_FIRST.compare(a, b);
    }

    boolean isOf(Claim claim) {
        return best != null && best.id().equals(claim.id());
    }

    String merit() {
        return trust.lists(best.author())
                ? best.author() + " is number " + trust.rank(best.author()) + " of the trusted authors and this is the newest claim"
                : "no trusted author claims anything and this is the newest claim of the others";
    }

    String fault(Claim claim) {
        if (!trust.counts(claim.author())) {
            return claim.author() + " is not one of the trusted authors";
        }
        if (trust.rank(claim.author()) != trust.rank(best.author())) {
            return best.author() + " is more trusted than " + claim.author();
        }
        return claim.timestamp() < best.timestamp() ? "older than the winner" : "as new as the winner, whose id is smaller";
    }
}
