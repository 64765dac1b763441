package org.rhizome.gate.internal;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rhizome.gate.GateControl.Hold;
import org.rhizome.node.Rhizome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks the engine, and offers the {@link NodeFront} from its first appearance on. While there is no engine, because its store is being
 * replaced or its configuration changes, calls wait; it is let go only when the calls that run have ended.
 */
final class NodeEntrance implements ServiceTrackerCustomizer<Rhizome, Rhizome> {

    private static final String FRONT = "rhizome.front";

    /** How long calls of an engine that goes away may take to end. */
    private static final Duration LEAVING = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(NodeEntrance.class);

    private final BundleContext context;
    private final Passage passage = new Passage();
    private final NodeFront front = new NodeFront(passage);
    private final ServiceTracker<Rhizome, Rhizome> engines;
    private volatile CompletableFuture<Void> present = new CompletableFuture<>();
    private ServiceRegistration<Rhizome> registration;

    NodeEntrance(BundleContext context) throws InvalidSyntaxException {
        this.context = context;
        this.engines = new ServiceTracker<>(context, context.createFilter(
                "(&(" + Constants.OBJECTCLASS + "=" + Rhizome.class.getName() + ")(!(" + FRONT + "=true)))"), this);
    }

    void open() {
        passage.shut();
        engines.open();
    }

    void close() {
        if (registration != null) {
            registration.unregister();
        }
        engines.close();
    }

    @Override
    public synchronized Rhizome addingService(ServiceReference<Rhizome> reference) {
        if (present.isDone()) {
            LOG.warn("a second engine, of bundle {}, is ignored", reference.getBundle());
            return null;
        }
        Rhizome engine = context.getService(reference);
        if (engine == null) {
            return null; // its activation failed, which Declarative Services has logged
        }
        front.serve(engine);
        present.complete(null);
        passage.open();
        if (registration == null) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(FRONT, true);
            properties.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
            registration = context.registerService(Rhizome.class, front, properties);
        }
        return engine;
    }

    @Override
    public void modifiedService(ServiceReference<Rhizome> reference, Rhizome engine) {}

    @Override
    public synchronized void removedService(ServiceReference<Rhizome> reference, Rhizome engine) {
        present = new CompletableFuture<>();
        try {
            if (!passage.shut().await(LEAVING)) {
                LOG.warn("the engine goes away though calls still run after {} s; they may fail", LEAVING.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        front.letGo();
        context.ungetService(reference);
    }

    Hold hold(Duration within) throws TimeoutException, InterruptedException {
        Counter running = passage.shut();
        boolean ended = false;
        try {
            ended = running.await(within);
        } finally {
            if (!ended) {
                passage.open();
            }
        }
        if (!ended) {
            throw new TimeoutException(running.open() + " calls of the node still ran after " + within.toMillis() + " ms");
        }
        return new Held();
    }

    private final class Held implements Hold {

        private boolean closed;

        @Override
        public boolean awaitNode(Duration most) throws InterruptedException {
            try {
                present.get(most.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e); // it is only ever completed with nothing
            }
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                passage.open();
            }
        }
    }
}
