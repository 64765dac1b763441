package org.rhizome.gate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What deployments do with the gate; for nobody else. An extension is what one bundle offers, named by the bundle's symbolic name; a bundle is
 * named by its id in the framework. Bundles whose location starts with {@link #STAGED} stay hidden until they are published; of the
 * others the highest version is published by itself.
 */
@ProviderType
public interface GateControl {

    /** How locations of bundles begin that wait to be published. */
    String STAGED = "rhizome-extension:";

    /** In place of a bundle's id: nothing of that extension is served, whatever is installed. */
    long NOTHING = -1;

    /** In place of a bundle's id: what would be served if nobody had ever published anything for that extension. */
    long AUTOMATIC = -2;

    /** What a bundle offers now, hidden or not, held by the gate. Empty while its components are not active. */
    List<Offered> offered(long bundle);

    /** What the generation would be. */
    Generation preview(Map<String, Long> bundles);

    /**
     * From now on these extensions are served by those bundles: one volatile write changes all services of all of them.
     *
     * @return completes its wait when nobody uses the generation before any more
     */
    Drain publish(Map<String, Long> bundles);

    /** Who uses extensions at this moment; who comes later is not among them. Nothing changes for anybody. */
    Drain users();

    /** Which bundle serves an extension; {@link #NOTHING} when none does. */
    long serving(String extension);

    /** Begins to compare; closing the registration ends it and returns when no comparison is under way any more. */
    Gate.Registration shadow(Map<String, Long> bundles, Consumer<Shadow.Observation> observer);

    /** Tells of failures as {@link Gate#failed} hears of them, on the thread that saw them, with the id of the bundle at fault. */
    Gate.Registration onFailure(FailureListener listener);

    /**
     * Closes the node for callers: new calls wait, and this returns when those that run have ended.
     *
     * @param within how long running calls may take to end
     * @return opens the node again when closed; calls that waited longer than their own deadline have failed by then
     * @throws TimeoutException if calls did not end in time; then nothing is held
     */
    Hold hold(Duration within) throws TimeoutException, InterruptedException;

    /** @param type resolver, view, plugin or endpoint @param name of the service */
    record Offered(String type, String name) {}

    /** Users of generations that nobody joins any more. */
    interface Drain {

        /** Whether all have left, waiting for that long at most. */
        boolean await(Duration most) throws InterruptedException;

        /** How many leases are open. */
        long open();
    }

    /** A closed node. */
    interface Hold extends AutoCloseable {

        /** Whether an engine is there to take the calls that wait, waiting for that long at most. */
        boolean awaitNode(Duration most) throws InterruptedException;

        @Override
        void close();
    }

    /** Hears of failures of extensions. */
    @FunctionalInterface
    interface FailureListener {
        void failed(long bundle, Throwable cause);
    }
}
