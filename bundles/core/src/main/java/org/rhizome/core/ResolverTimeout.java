package org.rhizome.core;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The cause of a failure: it took too long. */
final class ResolverTimeout extends TimeoutException {

    private static final long serialVersionUID = 1L;

    ResolverTimeout(String what, Duration limit) {
        super(what + " took longer than " + limit.toMillis()
                + " ms and was given up; a resolver must not wait or loop: mend it, or raise the time limit of resolvers");
    }

    /** The sentence alone: it stands in messages for people. */
    @Override
    public String toString() {
        return getMessage();
    }
}
