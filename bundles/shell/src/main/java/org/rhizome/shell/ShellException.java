package org.rhizome.shell;

/** What went wrong, as one sentence with a remedy for the person at the terminal. */
final class ShellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ShellException(String message) {
        super(message);
    }

    ShellException(String message, Throwable cause) {
        super(message, cause);
    }
}
