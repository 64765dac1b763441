package org.rhizome.deploy;

import java.util.List;

/** A deployment cannot be done; nothing was changed. */
public final class DeploymentRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Kind {
        /** The jar or the request is wrong by itself. */
        INVALID,
        /** The jar is not trusted. */
        UNTRUSTED,
        /** It does not fit to what is installed. */
        CONFLICT,
        /** There is no such extension. */
        UNKNOWN
    }

    private final Kind kind;
    private final List<String> reasons;

    /** @param reasons at least one, each a sentence with the remedy */
    public DeploymentRefusedException(Kind kind, List<String> reasons) {
        super(String.join(" ", reasons));
        this.kind = kind;
        this.reasons = List.copyOf(reasons);
    }

    public Kind kind() {
        return kind;
    }

    public List<String> reasons() {
        return reasons;
    }
}
