package org.rhizome.resolver.majority;

import java.util.HashMap;
import java.util.Map;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

/** Every author has one vote, its newest claim; of equally new ones that with the smallest id. Knows the newest claims and no others. */
final class EveryAuthor implements Electorate {

    private final Map<String, Claim> newest = new HashMap<>(); // only looked up, never gone through

    @Override
    public void admit(Claim claim, Votes votes) {
        Claim before = newest.get(claim.author());
        if (before == null || newer(claim, before)) {
            newest.put(claim.author(), claim);
            votes.add(claim.value());
            if (before != null) {
                votes.remove(before.value());
            }
        }
    }

    private static boolean newer(Claim claim, Claim before) {
        int byTime = Double.compare(claim.timestamp(), before.timestamp());
        return byTime > 0 || byTime == 0 && claim.id().compareTo(before.id()) < 0;
    }

    @Override
    public boolean expel(Claim claim, Votes votes) {
        return !votes(claim);
    }

    @Override
    public boolean votes(Claim claim) {
        Claim voting = newest.get(claim.author());
        return voting != null && voting.id().equals(claim.id());
    }

    /** Without it an older claim of its author would vote, which can change the winner. */
    @Override
    public Part.Kind defeated() {
        return Part.Kind.COUNTED;
    }
}
