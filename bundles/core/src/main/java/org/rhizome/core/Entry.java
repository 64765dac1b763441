package org.rhizome.core;

import java.util.Map;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.Standing;
import org.rhizome.delta.Delta;
import org.rhizome.resolver.Claim;

/** A surviving delta under a property, as resolvers and as policies see it. */
record Entry(HEntry entry, Claim claim) {

    static Entry of(Delta delta, String entity) {
        return new Entry(new HEntry(delta, Standing.SURVIVING, Map.of()), ClaimValues.claim(delta, entity));
    }

    Delta delta() {
        return entry.delta();
    }
}
