package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;

/** Leaves behind what it can: a timer, a thread, a thread local, exceptions of its own. Loaded by a loader of its own. */
public final class Untidy implements Plugin<Untidy> {

    private static final ThreadLocal<Untidy> LOCAL = new ThreadLocal<>();

    /** Its own. */
    public static final class Own extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Its own. */
    public static final class OwnRefusal extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Untidy init(PluginContext context, Optional<Saved> previous) {
        LOCAL.set(this);
        Thread.currentThread().setContextClassLoader(Untidy.class.getClassLoader());
        context.after(Duration.ofHours(1), "late");
        context.run(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new Own();
            }
        });
        context.log().error("its own", new Own());
        return this;
    }

    @Override
    public Reply<Untidy> handleCall(Value request, Untidy state) {
        throw request.equals(new Text("crash")) ? new Own() : new OwnRefusal();
    }
}
