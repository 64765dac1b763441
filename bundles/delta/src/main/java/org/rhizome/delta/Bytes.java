package org.rhizome.delta;

import java.util.Arrays;

/** Bytes with a media type. The media type is compared exactly as written; the bytes may be empty. */
public final class Bytes implements Target, Value {

    private final String mime;
    private final byte[] value;

    /**
     * @throws InvalidDeltaException if {@code mime} is empty
     */
    public Bytes(String mime, byte[] value) {
        this.mime = Strings.requireNonEmpty("mime", mime);
        this.value = value.clone();
    }

    public String mime() {
        return mime;
    }

    /** A copy of the bytes. */
    public byte[] value() {
        return value.clone();
    }

    /** The bytes themselves, for reading only. */
    byte[] shared() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && mime.equals(that.mime) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * mime.hashCode() + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Bytes[" + mime + ", " + value.length + " B]";
    }
}
