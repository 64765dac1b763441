package org.rhizome.core;

import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.SignatureState;
import org.rhizome.node.Outcome;

/** Says what is wrong with a delta's signature: one that does not hold, or the lack of one where the author's name is a key. */
final class SignatureCheck {

    private static final String KEY_AUTHOR = "ed25519:";

    private SignatureCheck() {}

    static Optional<Outcome.Rejected> fault(Delta delta) {
        boolean named = delta.author().startsWith(KEY_AUTHOR);
        if (delta.signature().isEmpty()) {
            return named ? rejected(delta, "is not signed, but its author \"" + delta.author()
                    + "\" is a key: sign it with that key, or claim it under another author") : Optional.empty();
        }
        if (delta.verify() != SignatureState.INVALID) {
            return Optional.empty();
        }
        return rejected(delta, named
                ? "has a signature that does not hold for its author \"" + delta.author() + "\": sign its id with that author's key"
                : "is signed, but its author \"" + delta.author()
                        + "\" is no key: a signed delta's author is ed25519: and the public key in hex");
    }

    private static Optional<Outcome.Rejected> rejected(Delta delta, String fault) {
        return Optional.of(new Outcome.Rejected("delta " + delta.id() + " " + fault));
    }
}
