package org.rhizome.plugin;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Value;

/**
 * A plugin follows the deltas it subscribes to, keeps a state, answers calls, and makes claims through its {@link PluginContext}.
 *
 * <p>All methods of one instance are called one after the other on one thread of its own; they may block, within the node's time limit. What
 * they throw crashes the instance: it is initialised again from the state that was saved last, gets what came since once more, and
 * is quarantined when it crashes too often. As far as the state is concerned each delta is handled exactly once; a claim that is made
 * again because of a crash is the same delta, since it has the time of the delta it was derived from.
 *
 * <pre>{@code
 * @Component(service = Plugin.class)
 * @PluginName("greeter")
 * @Subscription("{\"op\": \"select\", \"pred\": {\"hasPointer\": {\"context\": {\"exact\": \"name\"}}}, \"in\": \"input\"}")
 * public final class Greeter implements Plugin<Long> { ... }
 * }</pre>
 *
 * @param <S> the state; may be mutable
 */
@ConsumerType
public interface Plugin<S> {

    /**
     * Called first.
     *
     * @param context for this instance, until {@link #terminate}
     * @param previous what {@link #save} gave last, perhaps of another version of this plugin; empty at the very first start
     */
    S init(PluginContext context, Optional<Saved> previous) throws Exception;

    /** A delta that it subscribed to can be seen from now on. */
    default S handleDelta(Delta delta, S state) throws Exception {
        return state;
    }

    /**
     * Somebody calls it.
     *
     * @throws IllegalArgumentException if the request makes no sense; the message is shown to the caller, and the instance goes on
     */
    default Reply<S> handleCall(Value request, S state) throws Exception {
        throw new IllegalArgumentException("this plugin takes no calls");
    }

    /** A timer that it set with {@link PluginContext#after} went off. */
    default S handleTimer(String timer, S state) throws Exception {
        return state;
    }

    /**
     * The state in a form that outlives this instance: kept on disk from time to time, and handed to the next version. At most 16 Mi
     * characters and bytes in 1,000,000 values, nested 60 deep, where objects count two; what is larger belongs into deltas. Replies may be as
     * large, and are nested 64 deep at most.
     */
    default Optional<Saved> save(S state) throws Exception {
        return Optional.empty();
    }

    /** Called last, unless the instance crashed. */
    default void terminate(S state) throws Exception {}
}
