package org.rhizome.launcher;

/** Why a node does not start: one message for the person at the terminal, with the remedy. */
final class LaunchException extends Exception {

    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
