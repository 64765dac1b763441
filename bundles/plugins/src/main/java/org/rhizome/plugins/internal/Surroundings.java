package org.rhizome.plugins.internal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.rhizome.gate.Gate;
import org.rhizome.node.Rhizome;

/**
 * What all instances share.
 *
 * @param home folder of the node: {@code plugins/} holds saved states, {@code secrets/plugins/} keys
 * @param acknowledgements runs what callers chained to their replies
 */
record Surroundings(
        Rhizome node, Gate gate, Hub hub, InstantSource clock, ScheduledExecutorService scheduler, Executor acknowledgements,
        Settings settings, Configurations configurations, Path home) {

    StateFiles stateFiles(String plugin) {
        return new StateFiles(home.resolve("plugins"), plugin);
    }

    /** What an instance goes on from when nobody hands anything over to it. Views begin anew. */
    Savings savings(Subject subject) {
        StateFiles files = stateFiles(subject.name());
        String version = subject.installed().version();
        return subject.sort() == Sort.VIEW ? Savings.after(Checkpoint.BEGINNING, files, version) : Savings.of(files, version);
    }

    Path keyFile(String plugin) {
        return home.resolve("secrets").resolve("plugins").resolve(plugin + ".key");
    }
}
