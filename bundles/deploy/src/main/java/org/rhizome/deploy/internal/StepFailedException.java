package org.rhizome.deploy.internal;

/** A step of a deployment did not succeed; the message is a sentence for the operator. */
final class StepFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }

    StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
