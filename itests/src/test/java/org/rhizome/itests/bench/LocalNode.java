package org.rhizome.itests.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rhizome.core.Engine;
import org.rhizome.core.EngineSettings;
import org.rhizome.delta.Delta;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.gate.internal.Turnstile;
import org.rhizome.node.Outcome;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.lastwrite.LastWrite;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.mapdb.StoreAt;

/** An engine in this process over the store that a node has left behind, with the default resolver. */
record LocalNode(DeltaStore store, Engine engine) implements AutoCloseable {

    static LocalNode over(Path folder) {
        DeltaStore store = (DeltaStore) StoreAt.open(folder);
        Installed<Resolver<?>> lastWrite = new Installed<>("last-write", "0", "bench", "", new LastWrite());
        Gate gate = new Turnstile(new Generation(1, new TreeMap<>(Map.of("last-write", lastWrite))));
        return new LocalNode(store, new Engine(
                store, gate, EngineSettings.DEFAULTS, InstantSource.system(), Thread.ofPlatform().daemon().factory(),
                Thread.ofPlatform().daemon().factory(), Runnable::run));
    }

    static void put(Engine engine, List<Delta> deltas) {
        for (int from = 0; from < deltas.size(); from += 1_000) {
            List<Outcome> outcomes = engine.submit(deltas.subList(from, Math.min(deltas.size(), from + 1_000))).join();
            if (outcomes.stream().anyMatch(Outcome.Rejected.class::isInstance)) {
                throw new IllegalStateException("the node rejected a delta: " + outcomes);
            }
        }
    }

    @Override
    public void close() throws Exception {
        engine.close();
        ((AutoCloseable) store).close();
    }
}
