package org.rhizome.plugin;

/** A plugin's claim was not taken; the message says which limit of the node it exceeds. */
public final class EmissionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmissionRefusedException(String message) {
        super(message);
    }
}
