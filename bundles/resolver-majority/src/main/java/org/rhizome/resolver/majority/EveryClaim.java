package org.rhizome.resolver.majority;

import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

/** Every claim is a vote. */
final class EveryClaim implements Electorate {

    @Override
    public void admit(Claim claim, Votes votes) {
        votes.add(claim.value());
    }

    @Override
    public boolean expel(Claim claim, Votes votes) {
        votes.remove(claim.value());
        return true;
    }

    @Override
    public boolean votes(Claim claim) {
        return true;
    }

    @Override
    public Part.Kind defeated() {
        return Part.Kind.LOST;
    }
}
