package org.rhizome.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rhizome.node.Change;
import org.rhizome.node.ChangeListener;
import org.rhizome.node.Rhizome.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever wants to hear of changes. Safe for any thread. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Registered> all = new CopyOnWriteArrayList<>();

    /** One subscription: the same listener may have several. */
    private final class Registered implements Subscription {

        private final ChangeListener listener;

        Registered(ChangeListener listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }

    Subscription add(ChangeListener listener) {
        Registered registered = new Registered(listener);
        all.add(registered);
        return registered;
    }

    boolean any() {
        return !all.isEmpty();
    }

    void tell(Change change) {
        for (Registered registered : all) {
            try {
                registered.listener.changed(change);
            } catch (RuntimeException | Error e) {
                LOG.error("a listener failed at the change up to sequence {}", change.sequence(), e);
            }
        }
    }
}
