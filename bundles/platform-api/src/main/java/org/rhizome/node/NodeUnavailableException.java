package org.rhizome.node;

/** The node cannot take writes now; reads go on. The message says why and what an operator can do. */
public final class NodeUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NodeUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
