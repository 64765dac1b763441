package org.rhizome.delta;

/** One pointer of a delta: the role it plays, and what it points at. */
public record Pointer(String role, Target target) {

    public Pointer {
        Strings.requireNonEmpty("role", role);
        if (target == null) {
            throw new InvalidDeltaException("target must be a string, number, boolean, reference or bytes, not null");
        }
    }
}
