package org.rhizome.store.mapdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.StoreHealth;

/** The node's store as a service, open from activation to deactivation. */
@Capability(namespace = "rhizome.extension", attribute = {"type=store", "name=mapdb"}, effective = "active") // can be replaced by deployments
@Component(service = DeltaStore.class, immediate = true, configurationPid = StoreComponent.PID)
@Designate(ocd = StoreComponent.Config.class)
public final class StoreComponent implements DeltaStore {

    static final String PID = "org.rhizome.store";
    private static final String HOME = "rhizome.home";

    /** Where the store is and how it cuts its files. */
    @ObjectClassDefinition(name = "Rhizome store")
    public @interface Config {

        @AttributeDefinition(name = "Folder", description = "Where the deltas are kept. Empty: the folder 'store' in the node's home.")
        String dir() default "";

        @AttributeDefinition(name = "Segment size",
                description = "Bytes after which a new segment file is begun.", min = "1", max = "1073741824")
        long segment_bytes() default Settings.SEGMENT_BYTES;
    }

    private final MapDbStore store;

    @Activate
    public StoreComponent(BundleContext context, Config config) {
        this.store = MapDbStore.open(folder(context, config), new Settings(config.segment_bytes(), Settings.FLUSH_DELTAS, Disk.real()));
    }

    private static Path folder(BundleContext context, Config config) {
        if (!config.dir().isEmpty()) {
            return Path.of(config.dir());
        }
        String home = Optional.ofNullable(context.getProperty(HOME)).orElseThrow(() -> new StoreException(
                "the store has no folder: set dir in the configuration " + PID + " or the framework property " + HOME));
        return Path.of(home, "store");
    }

    @Deactivate
    void close() {
        store.close();
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        return store.append(batch, receivedAt);
    }

    @Override
    public Snapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }

    @Override
    public List<String> verify() {
        return store.verify();
    }
}
