package org.rhizome.signing;

import java.util.List;

/** A file that is no jar, or one that two readers could understand in two ways. Every reason is a sentence. */
public final class JarException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    /** @param reasons at least one */
    public JarException(List<String> reasons) {
        super(String.join(" ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    JarException(String reason) {
        this(List.of(reason));
    }

    public List<String> reasons() {
        return reasons;
    }
}
