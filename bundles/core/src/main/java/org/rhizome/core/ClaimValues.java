package org.rhizome.core;

import org.rhizome.delta.ClaimedValue;
import org.rhizome.delta.Delta;
import org.rhizome.resolver.Claim;

/** What a delta claims about an entity, as a resolver sees it. */
final class ClaimValues {

    private ClaimValues() {}

    static Claim claim(Delta delta, String entity) {
        return new Claim(delta.id(), delta.author(), delta.timestamp(), ClaimedValue.of(delta, entity));
    }
}
