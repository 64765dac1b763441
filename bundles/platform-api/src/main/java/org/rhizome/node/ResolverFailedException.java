package org.rhizome.node;

/** A resolver threw. Only the request that asked for it fails. */
public final class ResolverFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResolverFailedException(String resolver, String property, Throwable cause) {
        super("resolver \"" + resolver + "\" failed on property \"" + property + "\": " + cause, cause);
    }
}
