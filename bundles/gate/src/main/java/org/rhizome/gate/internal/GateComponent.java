package org.rhizome.gate.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Shadow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the extension services of all bundles and publishes them as generations. */
@Component(immediate = true, service = {Gate.class, GateControl.class}) // numbers of generations must not start again while nobody looks
public final class GateComponent extends Turnstile implements GateControl {

    private static final Logger LOG = LoggerFactory.getLogger(GateComponent.class);

    /** Of the work that comparisons do for one question. */
    private static final Duration SHADOW_END = Duration.ofSeconds(10);

    private final Roster roster = new Roster();
    private final List<FailureListener> failures = new CopyOnWriteArrayList<>();
    private final ServiceTracker<Object, Offer> extensions;
    private final NodeEntrance entrance;
    private long previews;

    @Activate
    public GateComponent(BundleContext context) throws InvalidSyntaxException {
        super(new Generation(0, new TreeMap<>()));
        extensions = new ServiceTracker<>(context, context.createFilter(Kind.filter()), new Extensions(context));
        extensions.open();
        entrance = new NodeEntrance(context);
        entrance.open();
    }

    @Deactivate
    void close() {
        entrance.close();
        extensions.close();
    }

    /** A service is held from before it may be published until after it is taken out. */
    private final class Extensions implements ServiceTrackerCustomizer<Object, Offer> {

        private final BundleContext context;

        Extensions(BundleContext context) {
            this.context = context;
        }

        @Override
        public Offer addingService(ServiceReference<Object> reference) {
            Object service = context.getService(reference);
            Optional<Offer> offer = service == null ? Optional.empty() : ServiceOffers.read(reference, service);
            if (offer.isEmpty()) {
                context.ungetService(reference);
                return null;
            }
            put(offer.get());
            return offer.get();
        }

        @Override
        public void modifiedService(ServiceReference<Object> reference, Offer offer) {
            ServiceOffers.read(reference, offer.installed().service()).ifPresentOrElse(GateComponent.this::put, () -> remove(offer));
        }

        @Override
        public void removedService(ServiceReference<Object> reference, Offer offer) {
            remove(offer);
            context.ungetService(reference);
        }
    }

    private synchronized void put(Offer offer) {
        roster.put(offer);
        refresh();
        LOG.info("{} \"{}\" {} from {}", offer.kind().label(), offer.name(), offer.installed().version(), offer.extension());
    }

    private synchronized void remove(Offer offer) {
        roster.remove(offer.serviceId());
        refresh();
    }

    private Drain refresh() {
        Generation now = current();
        Generation next = roster.generation(now.number() + 1);
        return Services.same(now, next) ? new Leaving(List.of()) : publish(next);
    }

    @Override
    public synchronized List<Offered> offered(long bundle) {
        return roster.offered(bundle);
    }

    @Override
    public synchronized Generation preview(Map<String, Long> bundles) {
        return roster.preview(--previews, bundles);
    }

    @Override
    public synchronized Drain publish(Map<String, Long> bundles) {
        roster.choose(bundles);
        return refresh();
    }

    @Override
    public synchronized long serving(String extension) {
        return roster.serving(extension);
    }

    @Override
    public Registration shadow(Map<String, Long> bundles, Consumer<Shadow.Observation> observer) {
        ShadowRun run = new ShadowRun(this, preview(bundles), observer);
        shadow(Optional.of(run));
        return () -> end(run);
    }

    private void end(ShadowRun run) {
        shadow(Optional.empty());
        try {
            if (!run.close().await(SHADOW_END)) {
                LOG.warn("a comparison did not end within {} s; it is left to itself", SHADOW_END.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void failed(Object service, Throwable cause) {
        OptionalLong bundle = bundleOf(service);
        bundle.ifPresent(id -> failures.forEach(listener -> listener.failed(id, cause)));
    }

    private synchronized OptionalLong bundleOf(Object service) {
        return roster.bundleOf(service);
    }

    @Override
    public Registration onFailure(FailureListener listener) {
        FailureListener mine = listener::failed;
        failures.add(mine);
        return () -> failures.remove(mine);
    }

    @Override
    public Hold hold(Duration within) throws TimeoutException, InterruptedException {
        return entrance.hold(within);
    }
}
