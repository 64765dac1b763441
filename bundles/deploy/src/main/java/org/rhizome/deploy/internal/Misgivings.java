package org.rhizome.deploy.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;

/** The first failure of versions that wait for their swap, as of a plugin that has caught up and then crashes. Safe for any thread. */
final class Misgivings implements AutoCloseable {

    /** About nothing. */
    static final Misgivings NONE = new Misgivings();

    private final AtomicReference<String> reason = new AtomicReference<>();
    private volatile boolean paused;
    private Gate.Registration failures = () -> {};

    private Misgivings() {}

    static Misgivings about(Collection<Bundle> bundles, GateControl gate) {
        Set<Long> staged = bundles.stream().map(Bundle::getBundleId).collect(Collectors.toSet());
        Misgivings misgivings = new Misgivings();
        misgivings.failures = gate.onFailure((bundle, cause) -> {
            if (staged.contains(bundle) && !misgivings.paused) {
                misgivings.reason.compareAndSet(null, "It failed while it waited for the swap: " + Reasons.of(cause) + '.');
            }
        });
        return misgivings;
    }

    /** Failures are counted elsewhere, as in a comparison, which tolerates some. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    /** A sentence; empty as a rule. */
    Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    void requireNone() throws StepFailedException {
        if (reason.get() != null) {
            throw new StepFailedException(reason.get());
        }
    }

    @Override
    public void close() {
        failures.close();
    }
}
