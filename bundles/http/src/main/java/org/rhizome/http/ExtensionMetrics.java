package org.rhizome.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments;
import org.rhizome.deploy.Extension;
import org.rhizome.node.Status;
import org.rhizome.supervision.Supervisor;
import org.rhizome.supervision.Supervisor.Instance;

/** Figures of extensions: which generation, how deployments ended, what plugins do. */
final class ExtensionMetrics {

    private final Rooms rooms;
    private final EndpointThreads threads;
    private final DeploymentTally deployments = new DeploymentTally();

    ExtensionMetrics(Rooms rooms, EndpointThreads threads) {
        this.rooms = rooms;
        this.threads = threads;
    }

    /** May read the journal. */
    MetricsText write(Status status, MetricsText out) {
        out.gauge("rhizome_generation", "Number of the generation of extensions.", rooms.gate().current().number());
        out.gauge("rhizome_stuck_threads", "Threads that do not come back from extensions, by what they are stuck in.")
                .sample("rhizome_stuck_threads", "in=\"resolver\"", status.stuckThreads())
                .sample("rhizome_stuck_threads", "in=\"endpoint\"", threads.stuck());
        rooms.administration().get().ifPresent(all -> write(all, out));
        rooms.supervision().get().ifPresent(supervisor -> write(supervisor.instances(), out));
        return out;
    }

    private void write(Deployments all, MetricsText out) {
        out.counter("rhizome_deployments", "Deployments in the journal, by how they ended.");
        deployments.upToDate(all).forEach((state, count) ->
                out.sample("rhizome_deployments_total", "outcome=\"" + DeploymentJson.word(state) + "\"", count));
        Map<Extension.State, Integer> byState = new EnumMap<>(Extension.State.class);
        for (Extension.State state : Extension.State.values()) {
            byState.put(state, 0);
        }
        all.extensions().forEach(extension -> byState.merge(extension.state(), 1, Integer::sum));
        out.gauge("rhizome_extensions", "Extensions, by what they do.");
        byState.forEach((state, count) ->
                out.sample("rhizome_extensions", "state=\"" + DeploymentJson.word(state) + "\"", count));
    }

    private static void write(List<Instance> instances, MetricsText out) {
        out.gauge("rhizome_plugin_running", "1 if the plugin or view runs, else 0.");
        each(instances, "rhizome_plugin_running", it -> it.state() == Supervisor.State.RUNNING ? 1 : 0, out);
        out.gauge("rhizome_plugin_lag", "Deltas of the feed that a plugin or view has not looked at yet.");
        each(instances, "rhizome_plugin_lag", Instance::lag, out);
        out.gauge("rhizome_plugin_mailbox", "Messages that wait for a plugin or view.");
        each(instances, "rhizome_plugin_mailbox", Instance::mailbox, out);
        out.counter("rhizome_plugin_handled", "Deltas handled by a plugin or view.");
        each(instances, "rhizome_plugin_handled_total", Instance::handled, out);
        out.counter("rhizome_plugin_emitted", "Claims made by a plugin.");
        each(instances, "rhizome_plugin_emitted_total", Instance::emitted, out);
        out.counter("rhizome_plugin_refused", "Claims of a plugin that were refused.");
        each(instances, "rhizome_plugin_refused_total", Instance::refusedEmissions, out);
        out.counter("rhizome_plugin_restarts", "Restarts of a plugin or view.");
        each(instances, "rhizome_plugin_restarts_total", Instance::restarts, out);
    }

    private static void each(List<Instance> instances, String name, ToDoubleFunction<Instance> value, MetricsText out) {
        instances.forEach(it -> out.sample(name, "type=\"" + it.type() + "\",name=\"" + it.name() + "\"", value.applyAsDouble(it)));
    }
}
