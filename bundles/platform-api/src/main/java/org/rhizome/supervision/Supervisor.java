package org.rhizome.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/** Runs plugins and views. Safe for any thread. */
@ProviderType
public interface Supervisor {

    /**
     * Calls a plugin. The call waits in its mailbox behind what came before.
     *
     * @param within how long the caller waits
     * @return the reply; fails with {@link UnknownInstanceException}, {@link IllegalArgumentException} when the plugin refuses the
     *     request, {@link InstanceFailedException} when it crashed over it, is quarantined, its mailbox is full or it took too long
     */
    CompletableFuture<Value> call(String plugin, Value request, Duration within);

    /** Asks a view, as {@link #call}. The answer takes in all that was acknowledged before the call. */
    CompletableFuture<Value> ask(String view, Map<String, String> question, Duration within);

    /**
     * Runs a plugin once more on a delta that it handled, with an empty state and without effect, and compares what it claims with what it
     * claimed then. Says something about plugins whose output depends on the delta alone.
     *
     * @throws UnknownInstanceException if there is no such plugin
     * @throws IllegalArgumentException if the delta is not here or the plugin does not subscribe to it
     */
    Replay replay(String plugin, DeltaId input);

    /** Starts an instance anew whatever it is doing, quarantine included. @throws UnknownInstanceException if there is none */
    void restart(String type, String name);

    /** All instances, plugins first, by name. */
    List<Instance> instances();

    /**
     * A plugin or view that runs.
     *
     * @param type {@code plugin} or {@code view}
     * @param name by which it is called
     * @param version of its bundle
     * @param bundle symbolic name of its bundle
     * @param state what it does
     * @param position sequence of the feed up to which it has handled everything
     * @param lag how many deltas of the feed it has not looked at yet
     * @param handled deltas since it started
     * @param emitted claims since it started
     * @param restarts since it started
     * @param mailbox messages that wait
     * @param reason why it is not running, or why it crashed last; empty when it never did
     * @param refusedEmissions claims that were refused since it started, for example because of a loop
     */
    record Instance(
            String type, String name, String version, String bundle, State state, long position, long lag, long handled, long emitted,
            long restarts, int mailbox, String reason, long refusedEmissions) {}

    /** What an instance does. */
    enum State {
        STARTING, RUNNING,
        /** Crashed, and waits to be started again. */
        BACKING_OFF,
        /** Crashed too often: not started again until it is replaced or an operator says so. */
        QUARANTINED,
        /** Does not come back from a call. */
        STUCK
    }

    /**
     * What running a plugin again gave.
     *
     * @param same whether it claims the same
     * @param before ids of what it claimed from that delta, as the node has them
     * @param again ids of what it claims now
     * @param failure why it could not be run; empty when it could
     */
    record Replay(boolean same, List<DeltaId> before, List<DeltaId> again, Optional<String> failure) {}
}
