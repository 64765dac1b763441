package org.rhizome.supervision;

import java.util.Collection;

/** No plugin or view of that name is installed. */
public final class UnknownInstanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownInstanceException(String type, String name, Collection<String> installed) {
        super("no " + type + " named \"" + name + "\" is installed; "
                + (installed.isEmpty() ? "none is" : "installed are " + String.join(", ", installed)));
    }
}
