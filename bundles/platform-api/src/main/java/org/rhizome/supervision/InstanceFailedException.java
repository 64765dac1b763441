package org.rhizome.supervision;

/** A plugin or view did not answer; the message says why and when to try again. */
public final class InstanceFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What it was. */
    public enum Kind { CRASHED, UNAVAILABLE, OVERLOADED, TIMED_OUT }

    private final Kind kind;

    public InstanceFailedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
