package org.rhizome.deploy.internal;

import java.util.List;

/** What somebody wants to be done. */
sealed interface Intention {

    /** These versions are to serve, all from one moment on. */
    record Deploy(List<Candidate> candidates) implements Intention {
        public Deploy {
            candidates = List.copyOf(candidates);
        }
    }

    /** The version before is to serve again. */
    record RollBack(String extension) implements Intention {}

    record Remove(String extension) implements Intention {}
}
