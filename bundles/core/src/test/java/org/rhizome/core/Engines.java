package org.rhizome.core;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rhizome.delta.Delta;
import org.rhizome.gate.Gate;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;
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
        return new Engine(
                store, gate, settings, () -> Instant.ofEpochMilli(NOW), Thread.ofPlatform().name("test-writer").daemon().factory(),
                Thread::startVirtualThread);
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
