package org.rhizome.core;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rhizome.delta.Delta;
import org.rhizome.gate.Gate;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;
import org.rhizome.node.ViewInfo;
import org.rhizome.store.DeltaStore;

/** Engines under test, and how to talk to them. */
final class Engines {

    static final long NOW = 1_750_000_000_000L;

    private Engines() {}

    static Engine over(DeltaStore store) {
        return over(store, Resolvers.usual());
    }

    static Engine over(DeltaStore store, Gate gate) {
        return over(store, gate, EngineSettings.DEFAULTS);
    }

    static Engine over(DeltaStore store, Gate gate, EngineSettings settings) {
        return over(store, gate, settings, () -> Instant.ofEpochMilli(NOW));
    }

    static Engine over(DeltaStore store, Gate gate, EngineSettings settings, InstantSource clock) {
        return new Engine(
                store, gate, settings, clock, Thread.ofPlatform().name("test-writer").daemon().factory(),
                Thread.ofPlatform().name("test-resolver-", 0).daemon().factory(), Thread::startVirtualThread);
    }

    /** The usual bounds with other ones of the queue, of groups and of the memory for maintained views. */
    static EngineSettings settings(int queueDeltas, long queueBytes, int groupDeltas, long groupBytes, long cacheBytes) {
        EngineSettings usual = EngineSettings.DEFAULTS;
        return new EngineSettings(queueDeltas, queueBytes, groupDeltas, groupBytes, cacheBytes, usual.limits(), usual.guard());
    }

    /** The usual bounds, and nothing kept of any view. */
    static EngineSettings forgetful() {
        EngineSettings usual = EngineSettings.DEFAULTS;
        return settings(usual.queueDeltas(), usual.queueBytes(), usual.groupDeltas(), usual.groupBytes(), 0);
    }

    /** Defines a view and waits until it is in force. */
    static ViewInfo define(Rhizome node, String name, String json) {
        return node.define(name, json.getBytes(StandardCharsets.UTF_8), "editor").orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Submits one batch and waits for its outcomes. */
    static List<Outcome> put(Rhizome node, Delta... batch) {
        return put(node, List.of(batch));
    }

    static List<Outcome> put(Rhizome node, List<Delta> batch) {
        return node.submit(batch).orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Waits for a condition that another thread brings about. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited 30 s for: " + what);
            }
            Thread.yield();
        }
    }
}
