package org.rhizome.node;

import java.util.Collection;

/** A query names a resolver that is not installed. */
public final class UnknownResolverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownResolverException(String name, Collection<String> installed) {
        super("no resolver named \"" + name + "\" is installed; installed are " + String.join(", ", installed));
    }
}
