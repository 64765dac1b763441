package org.rhizome.node;

import java.util.Collection;

/** A request names a view that nobody has defined. */
public final class UnknownViewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** More names than these are not listed. */
    public static final int SHOWN = 12;

    /** @param defined the names of views that are, or the first of them, one more than {@link #SHOWN} */
    public UnknownViewException(String name, Collection<String> defined) {
        super("no view named \"" + name + "\" is defined; " + listed(defined));
    }

    /** What is defined, in words. */
    public static String listed(Collection<String> defined) {
        return defined.isEmpty() ? "none is"
                : "defined are " + String.join(", ", defined.stream().limit(SHOWN).toList()) + (defined.size() > SHOWN ? ", and more" : "");
    }
}
