package org.rhizome.algebra;

/**
 * The one exception of this package: a term, schema, registry or evaluation that is refused. The message names the fault, the value and
 * what to do; {@link #pointer()} says where in the form that was read.
 */
public final class AlgebraException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String pointer;

    public AlgebraException(Fault fault, String message) {
        this(fault, "", message, null);
    }

    /**
     * @param pointer a JSON Pointer (RFC 6901), empty for the whole or when the place is not known
     * @param cause null when there is none
     */
    public AlgebraException(Fault fault, String pointer, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.pointer = pointer;
    }

    /** What kind of fault it is, for machines. */
    public Fault fault() {
        return fault;
    }

    /** Where the fault is, for example {@code /in/pred/hasPointer/role}. */
    public String pointer() {
        return pointer;
    }

    /** The same fault at that place, unless it knows its place already. */
    AlgebraException at(String place) {
        return pointer.isEmpty() && !place.isEmpty() ? new AlgebraException(fault, place, getMessage(), this) : this;
    }
}
