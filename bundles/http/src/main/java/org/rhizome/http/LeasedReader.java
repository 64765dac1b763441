package org.rhizome.http;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.delta.ClaimedValue;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.extension.Reader;
import org.rhizome.gate.Lease;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.node.UnknownViewException;
import org.rhizome.resolver.Claim;
import org.rhizome.store.Stored;

/** Reads the node through one generation of extensions. */
final class LeasedReader implements Reader {

    private final Rhizome rhizome;
    private final Lease lease;
    private volatile boolean closed;

    LeasedReader(Rhizome rhizome, Lease lease) {
        this.rhizome = rhizome;
        this.lease = lease;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Optional<SortedMap<String, Value>> values(String entity) {
        return read(() -> rhizome.lossy(entity, Reading.DEFAULTS)).map(LossyView::properties);
    }

    @Override
    public Optional<SortedMap<String, Value>> values(String entity, String view) {
        try {
            return read(() -> rhizome.lossy(entity, Reading.through(view))).map(LossyView::properties);
        } catch (UnknownViewException | UnknownResolverException | InvalidViewException refused) {
            throw new IllegalArgumentException(refused.getMessage());
        }
    }

    @Override
    public Optional<Entity> entity(String id) {
        return read(() -> rhizome.lossless(id, LosslessOptions.DEFAULTS)).map(LeasedReader::entity);
    }

    private static Entity entity(HView view) {
        SortedMap<String, List<Claim>> claims = new TreeMap<>(Text.BY_UTF8);
        view.properties().forEach((property, entries) ->
                claims.put(property, entries.stream().map(HEntry::delta).map(delta -> claim(delta, view.id())).toList()));
        return new Entity(view.id(), claims);
    }

    private static Claim claim(Delta delta, String entity) {
        return new Claim(delta.id(), delta.author(), delta.timestamp(), ClaimedValue.of(delta, entity));
    }

    @Override
    public Optional<Delta> delta(DeltaId id) {
        return read(() -> rhizome.delta(id)).map(Stored::delta);
    }

    private <T> T read(Callable<T> work) {
        if (closed) {
            throw new IllegalStateException("the request is over, and with it what it may read");
        }
        try {
            return lease.call(work);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }
}
