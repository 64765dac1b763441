package org.rhizome.plugins.internal;

/** Takes a thread out of whatever it does for an instance. Not an error, and never logged. */
final class Departure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it cannot go on. */
    enum Why {
        /** The thread was given up while it was in the extension. */
        GIVEN_UP,
        /** The generation has the service no more; nothing was called. */
        SERVICE_GONE,
        /** The instance is to end and its claims could not be made durable: what it knows goes beyond them and must not be saved. */
        CLAIMS_LOST
    }

    private final Why why;

    Departure(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
