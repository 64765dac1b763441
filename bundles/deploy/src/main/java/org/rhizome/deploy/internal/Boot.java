package org.rhizome.deploy.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.rhizome.gate.GateControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back what was committed when the node starts. Runs before the start level of the node: so extensions are there when the first
 * request comes, and a part takes its place before the distribution's starts. What does not start is parked, and the node goes on.
 */
final class Boot {

    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);
    /** With each of them. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Site site;
    private final BundleContext context;
    private final Parked parked;
    private final Deaths deaths;

    Boot(Site site, BundleContext context, Parked parked, Deaths deaths) {
        this.site = site;
        this.context = context;
        this.parked = parked;
        this.deaths = deaths;
    }

    /**
     * Returns when all extensions serve or are parked.
     *
     * @return parts that start when the node's start level is reached, and are to be looked after with {@link #lookAfter}
     */
    Map<Bundle, Release> run() {
        Map<String, Long> serving = new LinkedHashMap<>(); // not of parts, which calls do not reach through the gate
        Map<Bundle, Release> extensions = new LinkedHashMap<>();
        Set<String> suspects = deaths.suspects(site.ledger().desired());
        site.ledger().desired().forEach((name, desired) -> {
            boolean automatic = desired.current().filter(current -> current.origin() == Release.Origin.DISTRIBUTION).isPresent();
            if (!automatic) {
                Optional<Bundle> installed = desired.current().filter(_ -> !suspects.contains(name))
                        .flatMap(current -> install(name, current, desired.deployment()));
                installed.ifPresent(bundle -> extensions.put(bundle, desired.current().get()));
                if (!isPart(desired)) {
                    serving.put(name, installed.map(Bundle::getBundleId).orElse(GateControl.NOTHING));
                }
                if (installed.isPresent() || !isPart(desired)) { // without a part the node does not serve: that of the distribution stays
                    supersede(name);
                }
            }
        });
        suspects.forEach(name -> park(name, site.ledger().desired().get(name).current().orElseThrow(), deaths.reason()));
        if (!serving.isEmpty()) {
            site.gate().publish(serving);
        }
        extensions.entrySet().removeIf(entry -> !start(entry.getKey(), entry.getValue()));
        extensions.values().removeIf(release -> release.nature() == Release.Nature.EXTENSION);
        return extensions;
    }

    private static boolean isPart(Desired desired) {
        return desired.current().filter(release -> release.nature() == Release.Nature.PART).isPresent();
    }

    /**
     * Whether a part serves; if it failed, that of the distribution takes its place.
     *
     * @return whether that is known
     */
    boolean lookAfter(Bundle bundle, Release release) {
        if (bundle.getState() == Bundle.UNINSTALLED) {
            return true; // a deployment has replaced it meanwhile
        }
        boolean active = bundle.getState() == Bundle.ACTIVE;
        // A level counts as reached once its first bundle is being started: only when the framework is up all had their turn.
        if (!active && context.getBundle(0).getState() != Bundle.ACTIVE) {
            return false;
        }
        try {
            if (!active) {
                throw new StepFailedException(Bundles.name(bundle) + " was not started; see the log for why.");
            }
            site.health().requireNoFailure(bundle);
            ServiceReference<?>[] services = bundle.getRegisteredServices();
            return services != null && Stream.of(services).anyMatch(service -> service.getUsingBundles() != null);
        } catch (StepFailedException e) {
            giveUp(bundle, release, e.getMessage());
            return true;
        }
    }

    private Optional<Bundle> install(String name, Release release, long deployment) {
        try {
            Path jar = site.jars().unchanged(release.sha256());
            requireTrusted(release);
            Optional<Bundle> replaced = release.nature() == Release.Nature.PART ? distributed(name) : Optional.empty();
            Bundle bundle = replaced.isEmpty() ? site.bundles().install(jar, name, release, Long.toString(deployment))
                    : site.bundles().install(jar, name, release, Long.toString(deployment),
                            replaced.get().adapt(BundleStartLevel.class).getStartLevel());
            site.inventory().deployed(bundle, release);
            return Optional.of(bundle);
        } catch (StepFailedException e) {
            park(name, release, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whose key was taken away since is not started again. */
    private void requireTrusted(Release release) throws StepFailedException {
        Optional<String> objection = site.vouching().objection(release);
        if (objection.isPresent()) {
            throw new StepFailedException(objection.get());
        }
    }

    private Optional<Bundle> distributed(String name) {
        for (Bundle bundle : context.getBundles()) {
            if (name.equals(bundle.getSymbolicName()) && !Inventory.isStaged(bundle)) {
                return Optional.of(bundle);
            }
        }
        return Optional.empty();
    }

    /** What came with the distribution under that name does not start, or stops. */
    private void supersede(String name) {
        distributed(name).ifPresent(bundle -> {
            try {
                bundle.stop();
            } catch (BundleException e) {
                LOG.warn("{} of the distribution, which is not to serve, could not be stopped: {}", Bundles.name(bundle), Reasons.of(e));
            }
        });
    }

    private boolean start(Bundle bundle, Release release) {
        Deadline deadline = Deadline.in(PATIENCE);
        try {
            site.bundles().resolve(bundle);
            site.bundles().start(bundle, deadline);
            if (release.nature() == Release.Nature.EXTENSION) {
                site.health().awaitServices(bundle, release.services(), deadline);
            }
            return true;
        } catch (StepFailedException e) {
            giveUp(bundle, release, e.getMessage());
            return false;
        }
    }

    private void giveUp(Bundle bundle, Release release, String reason) {
        park(bundle.getSymbolicName(), release, reason);
        if (release.nature() == Release.Nature.EXTENSION) {
            site.gate().publish(Map.of(bundle.getSymbolicName(), GateControl.NOTHING));
        }
        site.retire(0, bundle);
        restorePart(bundle.getSymbolicName(), release);
    }

    /** A node without an extension serves, one without a part does not: that of the distribution takes its place. */
    private void restorePart(String name, Release release) {
        if (release.nature() == Release.Nature.PART) {
            distributed(name).ifPresent(bundle -> {
                try {
                    bundle.start();
                } catch (BundleException e) {
                    LOG.error("{} of the distribution could not be started either: {}", Bundles.name(bundle), Reasons.of(e));
                }
            });
        }
    }

    private void park(String name, Release release, String reason) {
        LOG.error("{} {} is parked: {}", name, release.version(), reason);
        parked.put(name, reason + (release.nature() == Release.Nature.PART ? " That of the distribution serves in its place;"
                : " The node serves without it;") + " roll it back, or deploy a version that works.");
    }
}
