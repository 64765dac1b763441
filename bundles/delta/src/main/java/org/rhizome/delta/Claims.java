package org.rhizome.delta;

import java.util.List;

/**
 * What a delta says: who says it, when, and what is linked to what.
 *
 * @param author not empty; {@code ed25519:} and the public key in hex for a signed delta
 * @param timestamp milliseconds since 1970 as a double; negative and fractional times are legal
 * @param pointers at least one; their order is kept and hashed
 */
public record Claims(String author, double timestamp, List<Pointer> pointers) {

    public Claims {
        Strings.requireNonEmpty("author", author);
        timestamp = new Num(timestamp).value();
        pointers = List.copyOf(pointers);
        if (pointers.isEmpty()) {
            throw new InvalidDeltaException("a delta must have at least one pointer");
        }
    }
}
