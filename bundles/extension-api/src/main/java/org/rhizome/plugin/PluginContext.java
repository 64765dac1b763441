package org.rhizome.plugin;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.extension.Log;
import org.rhizome.extension.Reader;

/** All that a plugin has of its node. Whatever it opened through this is closed when the instance ends. */
@ProviderType
public interface PluginContext {

    /** The name of the plugin. */
    String name();

    /** The author of its claims: {@code ed25519:} and the public key that only this plugin signs with. */
    String author();

    /** What the operator configured for it, by name. */
    SortedMap<String, String> configuration();

    Log log();

    Reader node();

    /**
     * Claims that {@code property} of {@code entity} is {@code value}: as {@link #emit(List)}.
     */
    DeltaId emit(String entity, String property, Primitive value);

    /**
     * Makes a claim, signed with the plugin's key. While a delta is handled the claim has the time of that delta and says from which it was
     * derived, by which plugin and version, through which subscription. It is durable before the next delta is handled.
     *
     * @return its id
     * @throws EmissionRefusedException if the chain of derivations is longer than the node allows, as in a loop of plugins that feed
     *     each other, or if one delta leads to more claims than the node allows
     * @throws IllegalArgumentException if the pointers make no claim, or one that takes more bytes as JSON than a node takes in a delta, 1 MiB
     */
    DeltaId emit(List<Pointer> pointers);

    /** Calls {@link Plugin#handleTimer} once after that time. A timer of the same name is replaced. */
    void after(Duration delay, String timer);

    /**
     * Runs work beside the plugin on a thread of its own, interrupted when the instance ends. While a new version is on probation the work of
     * the former goes on beside its own: what must not be done by both belongs into {@link Plugin#handleTimer}, which only one of them gets.
     * To give the plugin a result, let the work end with {@code after(Duration.ZERO, ...)}.
     */
    void run(Runnable work);
}
