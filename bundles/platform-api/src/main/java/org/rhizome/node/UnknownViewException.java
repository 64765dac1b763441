package org.rhizome.node;

import java.util.Collection;

/** A request names a view that nobody has defined. */
public final class UnknownViewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownViewException(String name, Collection<String> defined) {
        super("no view named \"" + name + "\" is defined; "
                + (defined.isEmpty() ? "none is" : "defined are " + String.join(", ", defined)));
    }
}
