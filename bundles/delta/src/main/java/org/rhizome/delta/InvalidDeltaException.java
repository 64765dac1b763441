package org.rhizome.delta;

/**
 * Bytes, JSON or arguments that are not a delta. The message names the fault; {@link #pointer()} says where it is, as a JSON Pointer
 * (RFC 6901) into the form that was read, or is empty when the whole is at fault or the place is not known.
 */
public final class InvalidDeltaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    public InvalidDeltaException(String message) {
        this("", message);
    }

    public InvalidDeltaException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** Where the fault is, for example {@code /claims/pointers/0/role}. */
    public String pointer() {
        return pointer;
    }
}
