package org.rhizome.plugins.internal;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.extension.Reader;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.node.UnknownViewException;
import org.rhizome.store.Stored;

/** The node for one plugin, until its instance ends. */
record NodeReader(Rhizome node, BooleanSupplier ended) implements Reader {

    @Override
    public Optional<SortedMap<String, Value>> values(String entity) {
        return read(() -> node.lossy(entity, Reading.DEFAULTS).map(LossyView::properties));
    }

    @Override
    public Optional<SortedMap<String, Value>> values(String entity, String view) {
        return read(() -> node.lossy(entity, Reading.through(view)).map(LossyView::properties));
    }

    @Override
    public Optional<Entity> entity(String id) {
        return read(() -> node.lossless(id, LosslessOptions.DEFAULTS).map(Entities::of));
    }

    @Override
    public Optional<Delta> delta(DeltaId id) {
        return read(() -> node.delta(id).map(Stored::delta));
    }

    private <T> T read(Supplier<T> reading) {
        if (ended.getAsBoolean()) {
            throw new IllegalStateException("this instance of the plugin has ended; it reads no more");
        }
        try {
            return reading.get();
        } catch (UnknownViewException | UnknownResolverException | InvalidViewException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
