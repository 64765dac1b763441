package org.rhizome.itests.swap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.endpoint.Response;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Installed;
import org.rhizome.gate.Lease;

/** Four usual ways to replace what answers requests, each of which fails some; and the gate, by which none fails. */
class FailingWaysIT {

    private static final int CLIENTS = 8;
    private static final int SWAPS = 60;
    private static final int SWAPS_THROUGH_THE_GATE = 360;
    private static final int CALLS_BETWEEN = 72;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Embedder embedder;
    private BundleContext context;

    @BeforeEach
    void start(@TempDir Path home) throws BundleException {
        List<FeatureBundle> bundles = new ArrayList<>(FeatureBundle.of("base"));
        bundles.removeIf(bundle -> bundle.artifact().endsWith(".fileinstall") || bundle.artifact().endsWith(".logging"));
        FeatureBundle.of("node").stream().filter(bundle -> bundle.artifact().equals("org.rhizome.gate")).forEach(bundles::add);
        embedder = Embedder.of(home, bundles);
        context = embedder.context();
    }

    @AfterEach
    void stop() throws BundleException {
        embedder.close();
    }

    /** One exchange of the version that serves. */
    private interface Swap {
        Bundle to(int version, Bundle old) throws Exception;
    }

    private static ClosedLoop exchanged(int swaps, Bundle first, Callable<?> call, Swap swap) throws Exception {
        Bundle serving = first;
        ClosedLoop clients = ClosedLoop.start(CLIENTS, call);
        try (clients) {
            for (int version = 2; version <= swaps + 1; version++) {
                clients.awaitMore(CALLS_BETWEEN);
                serving = swap.to(version, serving);
            }
            clients.awaitMore(CALLS_BETWEEN);
        }
        System.out.println(clients.failures() + " of " + clients.calls() + " failed in " + swaps + " swaps; first: " + clients.firstFailure());
        return clients;
    }

    private static void assertFailed(ClosedLoop clients) {
        assertTrue(clients.failures() > 0, () -> "this way is known to fail requests, and failed none of " + clients.calls());
    }

    @Test
    void updatingABundleInPlaceFailsRequests() throws Exception {
        Registry registry = new Registry();
        Bundle only = install(Handlers.PLAIN, 1);
        assertFailed(exchanged(SWAPS, only, registry::call, (version, old) -> {
            old.update(new ByteArrayInputStream(Handlers.PLAIN.jar(version)));
            return old;
        }));
        remove(only);
    }

    @Test
    void aHigherRankingBesideTheOldOneFailsRequests() throws Exception {
        Registry registry = new Registry();
        assertFailed(exchanged(SWAPS, install(Handlers.PLAIN, 1), registry::call, (version, old) -> {
            Bundle next = install(Handlers.PLAIN, version);
            remove(old);
            return next;
        }));
    }

    @Test
    void aHigherRankingBesideOneThatFreesItsResourcesFailsRequests() throws Exception {
        Registry registry = new Registry();
        assertFailed(exchanged(SWAPS, install(Handlers.FREEING, 1), registry::call, (version, old) -> {
            Bundle next = install(Handlers.FREEING, version);
            old.stop();
            remove(old);
            return next;
        }));
    }

    @Test
    void aVolatileReferenceWithoutDrainingFailsRequests() throws Exception {
        Bundle first = install(Handlers.PLAIN, 1);
        VolatileFront front = new VolatileFront(first);
        assertFailed(exchanged(SWAPS, first, front::call, (version, old) -> {
            Bundle next = install(Handlers.PLAIN, version);
            front.serve(next);
            remove(old);
            return next;
        }));
    }

    @Test
    void leasesSwapDrainAndUninstallFailNothing() throws Exception {
        Gate gate = service(Gate.class);
        GateControl control = service(GateControl.class);
        Bundle first = install(Handlers.FREEING, 1);
        control.publish(Map.of(Handlers.NAME, first.getBundleId()));
        ClosedLoop clients = exchanged(SWAPS_THROUGH_THE_GATE, first, () -> throughGate(gate), (version, old) -> {
            Bundle next = install(Handlers.FREEING, version);
            GateControl.Drain drain = control.publish(Map.of(Handlers.NAME, next.getBundleId()));
            assertTrue(drain.await(PATIENCE), () -> drain.open() + " leases were not given back");
            remove(old);
            return next;
        });
        assertEquals(0, clients.failures(), () -> "failed: " + clients.firstFailure());
        assertTrue(clients.calls() >= (long) SWAPS_THROUGH_THE_GATE * CALLS_BETWEEN);
        assertEquals(List.of(), List.copyOf(wiring().getRemovalPendingBundles()));
    }

    private static Response throughGate(Gate gate) throws Exception {
        try (Lease lease = gate.enter()) {
            Installed<Endpoint> handler = lease.generation().endpoints().get(Handlers.SERVICE);
            Response response = handler.service().handle(null);
            String page = new String(response.body(), UTF_8);
            assertEquals("version " + handler.version().replace(".0.0", ""), page);
            return response;
        }
    }

    /** Asks the service registry for each call, as everybody may. */
    private final class Registry {

        private final ServiceTracker<Endpoint, Endpoint> handlers = new ServiceTracker<>(context, Endpoint.class, null);

        Registry() {
            handlers.open();
        }

        Response call() throws Exception {
            Endpoint handler = handlers.getService();
            if (handler == null) {
                throw new IllegalStateException("there is no handler");
            }
            return handler.handle(null);
        }
    }

    /** A stable front: what it calls changes by one volatile write, and nobody counts who uses it. */
    private final class VolatileFront {

        private volatile Endpoint handler;

        VolatileFront(Bundle first) {
            serve(first);
        }

        void serve(Bundle bundle) {
            handler = (Endpoint) context.getService(bundle.getRegisteredServices()[0]);
        }

        Response call() throws Exception {
            return handler.handle(null);
        }
    }

    private Bundle install(Handlers kind, int version) throws BundleException {
        Bundle bundle = context.installBundle(GateControl.STAGED + "handler/" + version, new ByteArrayInputStream(kind.jar(version)));
        bundle.start();
        assertTrue(bundle.getRegisteredServices() != null, () -> bundle + " registered nothing");
        return bundle;
    }

    private void remove(Bundle old) throws BundleException, InterruptedException {
        old.uninstall();
        refresh(old);
    }

    /** Lets the framework forget the code of an uninstalled or updated bundle. */
    private void refresh(Bundle old) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring().refreshBundles(List.of(old), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        assertTrue(refreshed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), () -> old + " was not refreshed");
    }

    private FrameworkWiring wiring() {
        return context.getBundle(0).adapt(FrameworkWiring.class);
    }

    private <T> T service(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        assertTrue(reference != null, () -> "there is no " + type.getName());
        return context.getService(reference);
    }
}
