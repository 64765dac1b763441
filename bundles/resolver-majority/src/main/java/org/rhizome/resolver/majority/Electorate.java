package org.rhizome.resolver.majority;

import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Part;

/** Who votes. */
interface Electorate {

    /** Lets a claim vote, if it may. */
    void admit(Claim claim, Votes votes);

    /** Takes a claim that was admitted out again; false when it is no longer known who would vote instead. */
    boolean expel(Claim claim, Votes votes);

    /** Whether a claim that was admitted still votes. */
    boolean votes(Claim claim);

    /** What a vote for another value than the winner had to do with it. */
    Part.Kind defeated();
}
