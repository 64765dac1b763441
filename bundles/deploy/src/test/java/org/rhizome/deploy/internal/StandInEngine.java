package org.rhizome.deploy.internal;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.rhizome.delta.Delta;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;
import org.rhizome.node.Status;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.StoreHealth;

/**
 * Comes and goes with its store, as the engine does, which is tested with the gate in its own bundle. Keeps what is submitted, and says as
 * entities what its store says is damaged.
 */
final class StandInEngine extends ServiceTracker<DeltaStore, ServiceRegistration<Rhizome>> {

    final List<Delta> submitted = new CopyOnWriteArrayList<>();

    StandInEngine(BundleContext context) {
        super(context, DeltaStore.class, null);
    }

    @Override
    public ServiceRegistration<Rhizome> addingService(ServiceReference<DeltaStore> reference) {
        DeltaStore store = context.getService(reference);
        return store == null ? null : context.registerService(Rhizome.class, engine(store), null);
    }

    @Override
    public void removedService(ServiceReference<DeltaStore> reference, ServiceRegistration<Rhizome> engine) {
        engine.unregister();
        context.ungetService(reference);
    }

    Rhizome engine(DeltaStore store) {
        return (Rhizome) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Rhizome.class}, (self, method, arguments) ->
                switch (method.getName()) {
                    case "submit" -> CompletableFuture.completedFuture(submit((List<?>) arguments[0]));
                    case "entities" -> store.verify();
                    case "status" -> new Status(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new StoreHealth(true, "", 0));
                    case "subscribe" -> (Rhizome.Subscription) () -> {};
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private List<Outcome> submit(List<?> batch) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Object each : batch) {
            Delta delta = (Delta) each;
            submitted.add(delta);
            outcomes.add(new Outcome.Accepted(delta.id(), submitted.size()));
        }
        return outcomes;
    }
}
