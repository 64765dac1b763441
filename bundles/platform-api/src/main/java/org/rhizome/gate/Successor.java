package org.rhizome.gate;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps state on behalf of extensions, and so has to prepare their next version before it takes over. A service; deployments call all
 * there are.
 */
@ConsumerType
public interface Successor {

    /**
     * Initialises the candidate's stateful extensions beside those that serve: hands their state over and lets them catch up, without
     * any effect outside. Returns when they are ready.
     *
     * @param candidate the generation as it would be
     * @param within how long that may take
     * @throws Exception if one of them fails or is not ready in time; the message is for the operator, and all that was begun is undone
     */
    Prepared prepare(Generation candidate, Duration within) throws Exception;

    /** What is ready to take over. {@link #takeOver} or {@link #abandon} is called, once. */
    interface Prepared {

        /**
         * Called again and again while the candidate is compared (see {@link Gate#shadow}): puts a question both to what serves and to what
         * is prepared, as clients may ask none just then. Returns at once; the shadow is told what came of it.
         */
        void sample();

        /** The candidate was published: takes over from where the former stopped. Those that served before stay ready to return. */
        Reversible takeOver();

        /** The candidate will not be published: ends what was prepared. */
        void abandon();
    }

    /** What took over. {@link #settle} or {@link #revert} is called, once. */
    interface Reversible {

        /** Whether a call that began before that moment, by {@link System#nanoTime}, has not come back yet: it may be one that hangs. */
        boolean isWithinCallOf(long moment);

        /** For good: ends those that served before. */
        void settle();

        /** Those that served before go on, and what took over ends. */
        void revert();
    }
}
