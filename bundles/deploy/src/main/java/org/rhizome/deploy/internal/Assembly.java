package org.rhizome.deploy.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Successor;
import org.rhizome.node.Rhizome;

/** All objects of this bundle, put together. */
final class Assembly implements Closeable {

    private static final String HOME = "rhizome.home";
    /** After so long it was not the start that took the memory. */
    private static final Duration SURVIVED = Duration.ofMinutes(1);

    private final BundleContext context;
    private final ServiceTracker<Successor, Successor> successors;
    private final ServiceTracker<Rhizome, Rhizome> node;
    private final Parked parked = new Parked();
    private final Arrivals arrivals = new Arrivals();
    private final Gate.Registration generations;
    private final JarInspection inspector;
    private final Path home;
    private final Site site;
    private final WorkThread thread = new WorkThread();
    private final Works works;
    private final Recorder recorder;
    private final Deaths deaths;
    private final AtomicReference<Settings> configured;
    private DropIn dropIn;

    Assembly(BundleContext context, Gate gate, GateControl control, Components components, Settings settings, InstantSource clock)
            throws IOException {
        this.context = context;
        this.configured = new AtomicReference<>(settings);
        this.home = home(context);
        Path folder = home.resolve("deployments");
        this.deaths = new Deaths(folder);
        Ledger ledger = Ledger.open(folder, settings.kept(), clock, deaths);
        this.successors = new ServiceTracker<>(context, Successor.class, null);
        this.node = new ServiceTracker<>(context, front(context), null);
        Inventory inventory = new Inventory(context, control);
        LeakWatch leaks = new LeakWatch(settings.leaks(), (number, verdict) -> {
            if (number > 0) {
                ledger.append(new Entry.Judged(number, verdict));
            }
        });
        this.inspector = JarInspection.of(context, home, inventory, parked);
        this.site = new Site(
                control, ledger, new Bundles(context), inventory, new Health(context, control, components),
                () -> List.of(successors.getServices(new Successor[0])), leaks, new JarStore(folder.resolve("jars")), inspector,
                node::getService, configured::get);
        this.works = new Works(site, parked, thread);
        this.recorder = new Recorder(ledger, node::getService);
        this.generations = gate.onChange(arrivals);
        arrivals.changed(gate.current());
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty(HOME);
        if (home == null) {
            throw new IllegalStateException("the framework property " + HOME + " is not set; set it to the home folder of the node");
        }
        return Path.of(home);
    }

    private static Filter front(BundleContext context) {
        try {
            return context.createFilter("(&(objectClass=" + Rhizome.class.getName() + ")(rhizome.front=true))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For what begins from now on. What the drop-in folder and the journal were opened with stays until the next start. */
    void configure(Settings settings) {
        configured.set(settings);
    }

    Site site() {
        return site;
    }

    Inspector inspector() {
        return inspector;
    }

    Works works() {
        return works;
    }

    Catalogue catalogue() {
        return new Catalogue(site, arrivals, parked, works::isOnProbation);
    }

    DropIn dropIn() {
        return dropIn;
    }

    /** Brings back what was committed, then begins to work. */
    void start(Deployments deployments) {
        successors.open();
        node.open();
        works.removeJars();
        site.ledger().damage().stream().limit(1).forEach(damage -> parked.put("journal of deployments", damage)); // the log has the rest
        Boot boot = new Boot(site, context, parked, deaths);
        boot.run().forEach((part, release) -> thread.until(() -> boot.lookAfter(part, release)));
        thread.later(SURVIVED, deaths::survived);
        site.ledger().onEntry(entry -> {
            if (entry instanceof Entry.Stepped step && step.phase() == Deployment.Phase.COMMITTED) {
                deaths.forget();
            }
        });
        recorder.start();
        dropIn = new DropIn(home.resolve("extensions"), deployments, inspector, site.ledger(), parked, site.settings());
        dropIn.start();
    }

    @Override
    public void close() throws IOException {
        dropIn.close();
        thread.close();
        recorder.close();
        site.leaks().close();
        generations.close();
        successors.close();
        node.close();
        site.ledger().close();
    }
}
