package org.rhizome.core;

import java.util.Optional;
import org.rhizome.core.ViewStamps.Stamp;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.node.LossyView;
import org.rhizome.node.ResolverChoice;
import org.rhizome.store.DeltaStore;

/** Lossy views, from the cache where it is current. */
final class Views {

    private final DeltaStore store;
    private final Gate gate;
    private final ViewStamps stamps;
    private final ViewCache cache;
    private final Counters counters;

    Views(DeltaStore store, Gate gate, ViewStamps stamps, ViewCache cache, Counters counters) {
        this.store = store;
        this.gate = gate;
        this.stamps = stamps;
        this.cache = cache;
        this.counters = counters;
    }

    Optional<LossyView> lossy(String entity, ResolverChoice choice) {
        Generation generation = gate.current();
        Stamp stamp = stamps.of(entity); // before the snapshot: see ViewStamps
        Optional<LossyView> cached = cache.find(entity, choice, stamp, generation.number());
        if (cached.isPresent()) {
            counters.viewHit();
            return cached;
        }
        counters.viewMiss();
        Resolution resolution = new Resolution(generation, choice);
        Optional<LossyView> view = Survivors.of(entity, store.snapshot()).map(resolution::resolve);
        view.ifPresent(found -> cache.keep(found, choice, stamp, generation.number()));
        return view;
    }

    long cached() {
        return cache.size();
    }
}
