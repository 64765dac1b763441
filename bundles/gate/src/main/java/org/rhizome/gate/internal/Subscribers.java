package org.rhizome.gate.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.node.Change;
import org.rhizome.node.ChangeListener;
import org.rhizome.node.Rhizome;
import org.rhizome.node.Rhizome.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscriptions that outlive the engine. */
final class Subscribers {

    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);
    private static final Subscription NONE = () -> { };

    /** By a key of its own, as one listener may subscribe several times. */
    private final Map<Object, Subscribed> all = new LinkedHashMap<>();
    private Rhizome engine;

    private record Subscribed(ChangeListener listener, Subscription subscription) {}

    synchronized Subscription add(ChangeListener listener) {
        Object key = new Object();
        all.put(key, new Subscribed(listener, engine == null ? NONE : engine.subscribe(listener)));
        return () -> remove(key);
    }

    private synchronized void remove(Object key) {
        Subscribed subscribed = all.remove(key);
        if (subscribed != null) {
            subscribed.subscription.close();
        }
    }

    /** What changed since the engine before went away nobody was told: anything may have. */
    synchronized void serve(Rhizome next) {
        engine = next;
        Change unknown = new Change(next.status().lastSequence(), List.of(), Collections.emptySortedMap(), Change.Extent.ANY);
        all.replaceAll((key, subscribed) -> new Subscribed(subscribed.listener, next.subscribe(subscribed.listener)));
        List.copyOf(all.values()).forEach(subscribed -> tell(subscribed.listener, unknown)); // a copy: it may leave while it is told
    }

    private static void tell(ChangeListener listener, Change change) {
        try {
            listener.changed(change);
        } catch (RuntimeException | Error e) {
            LOG.error("a listener failed when the engine came back", e);
        }
    }

    synchronized void letGo() {
        engine = null;
        all.replaceAll((key, subscribed) -> new Subscribed(subscribed.listener, NONE));
    }
}
