package org.rhizome.delta;

import java.util.Comparator;

/** A string primitive, kept and hashed as the UTF-8 bytes that were written; nothing is normalised. */
public record Text(String value) implements Primitive {

    /** The order of strings everywhere: by their UTF-8 bytes, which is by code points and differs from that of {@link String}. */
    public static final Comparator<String> BY_UTF8 = PrimitiveOrder::compareUtf8;

    /**
     * @throws InvalidDeltaException if {@code value} holds a surrogate without its partner, which has no UTF-8 form
     */
    public Text {
        Strings.requireUnicode("string", value);
    }
}
