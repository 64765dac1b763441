package org.rhizome.core;

import java.time.Duration;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rhizome.gate.Gate;
import org.rhizome.node.Rhizome;
import org.rhizome.store.DeltaStore;

/** The engine as a service. */
@Component(service = Rhizome.class, immediate = true, configurationPid = "org.rhizome.core")
@Designate(ocd = CoreConfig.class)
public final class CoreComponent extends Engine {

    @Activate
    public CoreComponent(@Reference DeltaStore store, @Reference Gate gate, CoreConfig config) {
        super(
                store, gate, settings(config), InstantSource.system(),
                Thread.ofPlatform().name("rhizome-writer").factory(),
                Thread.ofPlatform().name("rhizome-resolver-", 0).daemon().factory(), Thread::startVirtualThread);
    }

    private static EngineSettings settings(CoreConfig config) {
        EngineSettings defaults = EngineSettings.DEFAULTS;
        return new EngineSettings(
                config.queue_deltas(), mebibytes(config.queue_mebibytes()), defaults.groupDeltas(), defaults.groupBytes(),
                mebibytes(config.cache_mebibytes()), defaults.limits().withSteps(config.query_steps()),
                defaults.guard().withCall(Duration.ofMillis(config.resolver_millis())));
    }

    private static long mebibytes(int mebibytes) {
        return (long) mebibytes << 20;
    }

    @Override
    @Deactivate
    public void close() {
        super.close();
    }
}
