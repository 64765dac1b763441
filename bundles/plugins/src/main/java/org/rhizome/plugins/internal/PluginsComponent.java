package org.rhizome.plugins.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Successor;
import org.rhizome.node.Rhizome;
import org.rhizome.supervision.Supervisor;

/** Runs the plugins and views of this node. A change of a plugin's configuration starts it anew, with its state. */
@Component(
        immediate = true, configurationPid = "org.rhizome.plugins",
        service = {Supervisor.class, Successor.class, ConfigurationListener.class})
@Designate(ocd = PluginsConfig.class)
public final class PluginsComponent implements Supervisor, Successor, ConfigurationListener {

    /** Framework property: the home folder. */
    static final String HOME = "rhizome.home";

    private final ScheduledThreadPoolExecutor scheduler;
    private final Hub hub;
    private final Host host;
    private final Supervisor supervision;

    @Activate
    public PluginsComponent(
            BundleContext context, PluginsConfig config, @Reference Gate gate, @Reference(target = "(rhizome.front=true)") Rhizome node,
            @Reference ConfigurationAdmin configurations) {
        scheduler = new ScheduledThreadPoolExecutor(1, thread("rhizome-plugins-clock"));
        scheduler.setRemoveOnCancelPolicy(true);
        hub = new Hub(node, thread("rhizome-plugins-hub"));
        Surroundings around = new Surroundings(node, gate, hub, InstantSource.system(), scheduler, Thread::startVirtualThread,
                settings(config), new AdminConfigurations(configurations), home(context.getProperty(HOME)));
        host = new Host(around, Executors.newSingleThreadExecutor(thread("rhizome-plugins-control")));
        supervision = new Supervision(around, host);
    }

    private static ThreadFactory thread(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    private static Path home(String property) {
        if (property == null) {
            throw new IllegalStateException("the framework property " + HOME + " is not set; it names the home folder of the node");
        }
        return Path.of(property).toAbsolutePath();
    }

    private static Settings settings(PluginsConfig config) {
        Settings usual = Settings.DEFAULTS;
        return new Settings(config.mailbox(), Duration.ofMillis(config.call_millis()), Duration.ofMillis(config.grace_millis()),
                config.crashes(), Duration.ofSeconds(config.crashes_seconds()), usual.firstBackoff(), usual.longestBackoff(),
                config.save_deltas(), Duration.ofMillis(config.save_millis()), config.depth(), config.emissions(),
                config.remembered_deltas());
    }

    @Deactivate
    void close() {
        host.close();
        hub.close();
        scheduler.shutdownNow();
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        AdminConfigurations.plugin(event.getPid()).map(name -> host.slot(Sort.PLUGIN, name)).map(Slot::serving)
                .ifPresent(Resident::restart);
    }

    @Override
    public CompletableFuture<Value> call(String plugin, Value request, Duration within) {
        return supervision.call(plugin, request, within);
    }

    @Override
    public CompletableFuture<Value> ask(String view, Map<String, String> question, Duration within) {
        return supervision.ask(view, question, within);
    }

    @Override
    public Replay replay(String plugin, DeltaId input) {
        return supervision.replay(plugin, input);
    }

    @Override
    public void restart(String type, String name) {
        supervision.restart(type, name);
    }

    @Override
    public List<Supervisor.Instance> instances() {
        return supervision.instances();
    }

    @Override
    public Prepared prepare(Generation candidate, Duration within) throws Exception {
        return host.prepare(candidate, within);
    }
}
