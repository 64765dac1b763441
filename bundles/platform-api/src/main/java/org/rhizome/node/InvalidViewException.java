package org.rhizome.node;

/** A view definition, or a reading by one, that cannot be: the message names the fault and the remedy. */
public final class InvalidViewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** @param pointer JSON Pointer to the fault in the definition, empty when there is no such place */
    public InvalidViewException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
