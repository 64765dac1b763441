package org.rhizome.delta;

/** A string primitive, kept and hashed as the UTF-8 bytes that were written; nothing is normalised. */
public record Text(String value) implements Primitive {

    /**
     * @throws InvalidDeltaException if {@code value} holds a surrogate without its partner, which has no UTF-8 form
     */
    public Text {
        Strings.requireUnicode("string", value);
    }
}
