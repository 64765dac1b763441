package org.rhizome.core;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rhizome.algebra.HEntry;
import org.rhizome.delta.Delta;
import org.rhizome.node.LosslessOptions.Negated;

/** The surviving deltas of one entity by property, read when they are first asked for. For one thread. */
final class Survivors implements Function<String, List<Delta>> {

    private final Sight sight;
    private final String entity;
    private final Running running;
    private Map<String, List<HEntry>> properties;

    Survivors(Sight sight, String entity, Running running) {
        this.sight = sight;
        this.entity = entity;
        this.running = running;
    }

    @Override
    public List<Delta> apply(String property) {
        if (properties == null) {
            running.leave(); // what the store throws is not the resolver's doing
            properties = sight.lossless(entity, Negated.DROP).map(view -> view.properties()).orElse(Map.of());
        }
        return properties.getOrDefault(property, List.of()).stream().map(HEntry::delta).toList();
    }
}
