package org.rhizome.deploy.internal;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.rhizome.deploy.Deployment.Phase;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Successor;
import org.rhizome.node.Rhizome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where deployments are done and what with.
 *
 * @param successors services that keep state for extensions, as there are now
 * @param node null while there is none
 * @param configured what is configured now
 */
record Site(
        GateControl gate, Ledger ledger, Bundles bundles, Inventory inventory, Health health, Supplier<List<Successor>> successors,
        LeakWatch leaks, JarStore jars, Vouching vouching, Supplier<Rhizome> node, Supplier<Settings> configured) {

    /** For a bundle that is taken out: nobody uses it any more. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    Settings settings() {
        return configured.get();
    }

    /**
     * Says in log and journal that a deployment failed.
     *
     * @return false if it did not fail but the node stops, so that it counts as interrupted at the next start
     */
    boolean failed(long number, String reason) {
        if (Thread.currentThread().isInterrupted()) {
            LOG.info("deployment {} is given up, as the node stops; it counts as interrupted at the next start", number);
            return false;
        }
        LOG.warn("deployment {} failed: {}", number, reason);
        ledger.end(number, Phase.FAILED, reason);
        return true;
    }

    /** Says in log and journal that a deployment was undone after its swap. */
    void reverted(long number, String reason) {
        LOG.warn("deployment {} was swapped back: {}", number, reason);
        ledger.end(number, Phase.REVERTED, reason);
    }

    /** Takes a bundle out and begins to watch whether it leaves the JVM. */
    void retire(long number, Bundle bundle) {
        WeakReference<ClassLoader> loader = new WeakReference<>(Bundles.loaderOf(bundle));
        List<String> troubles = bundles.takeOut(bundle, Deadline.in(STOP));
        inventory.gone(bundle);
        leaks.watch(number, bundle.getSymbolicName(), bundle.getVersion().toString(), loader);
        troubles.forEach(trouble -> LOG.warn("deployment {}: {}", number, trouble));
        List<String> pending = bundles.pendingRemoval();
        if (!pending.isEmpty()) {
            LOG.warn("deployment {}: the framework still has the old wiring of {}", number, pending);
        }
    }
}
