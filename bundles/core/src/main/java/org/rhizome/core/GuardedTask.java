package org.rhizome.core;

import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.rhizome.node.ResolverFailedException;

/** Work on a thread of the guard. */
final class GuardedTask<T> extends FutureTask<T> {

    private final Runaways runaways;

    GuardedTask(Running running, Function<Running, T> work, Runaways runaways) {
        super(() -> {
            running.begin(runaways);
            return attempt(running, work);
        });
        this.runaways = runaways;
    }

    /**
     * Whatever comes out of a resolver is its failure, errors included. That goes for OutOfMemoryError too: most likely it asked for too
     * much, and what it held is free once it is unwound; when the heap is in fact exhausted everyone else meets the same error by
     * themselves, and the JVM's own options for it act before anyone catches it. What the JVM says about itself is passed on.
     */
    private static <T> T attempt(Running running, Function<Running, T> work) {
        try {
            return work.apply(running);
        } catch (ResolverFailedException | InternalError | UnknownError e) {
            throw e;
        } catch (Throwable e) {
            if (running.place().isPresent()) {
                throw running.failed(e);
            }
            throw e;
        }
    }

    @Override
    public void run() {
        super.run();
        if (isCancelled()) {
            runaways.ended(this);
        }
    }
}
