package org.rhizome.json;

/** A text that is not strict JSON. The message names the fault, {@link #offset()} says where it is. */
public final class JsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    public JsonException(String message, int offset) {
        super(message + " at byte " + offset);
        this.offset = offset;
    }

    /** Bytes from the start of what was read to the fault. */
    public int offset() {
        return offset;
    }
}
