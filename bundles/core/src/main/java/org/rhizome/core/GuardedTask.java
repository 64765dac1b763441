package org.rhizome.core;

import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.rhizome.node.InvalidViewException;
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
     * Whatever comes out of a resolver is its failure, errors included. What the JVM says about itself is passed on, and so is what the
     * node says about the view: extensions cannot throw that. A node whose memory is exhausted ends, by an option of its JVM.
     */
    private static <T> T attempt(Running running, Function<Running, T> work) {
        try {
            return work.apply(running);
        } catch (ResolverFailedException | InvalidViewException | InternalError | UnknownError e) {
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
