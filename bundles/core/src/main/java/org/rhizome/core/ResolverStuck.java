package org.rhizome.core;

/** The cause of a failure: the resolver was not called. */
final class ResolverStuck extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ResolverStuck(String reason) {
        super(reason);
    }

    /** The sentence alone: it stands in messages for people. */
    @Override
    public String toString() {
        return getMessage();
    }
}
