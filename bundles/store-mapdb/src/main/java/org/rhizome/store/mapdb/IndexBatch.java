package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/** What an index has to learn about records that came one after the other. */
final class IndexBatch {

    private static final int BYTES_PER_DELTA = 160;
    private static final int ENTRIES_PER_DELTA = 5;

    private record Placed(Delta delta, long sequence) {}

    private final State state;
    private final long first;
    private final Map<DeltaId, IdEntry> ids = new HashMap<>();
    private final List<Placed> added = new ArrayList<>();
    private final Entries entries;
    private long replaced;

    /**
     * @param state what is indexed so far
     * @param first the first sequence of the batch
     */
    IndexBatch(State state, long first, int expected) {
        this.state = state;
        this.first = first;
        this.entries = new Entries(expected * BYTES_PER_DELTA, expected * ENTRIES_PER_DELTA);
    }

    /** What is known of a delta, this batch included. */
    IdEntry find(DeltaId id) {
        IdEntry here = ids.get(id);
        return here != null ? here : state.find(id);
    }

    /** @param known what {@link #find} said; its place is taken when there is one */
    void add(Delta delta, long sequence, IdEntry known) {
        IdEntry entry = new IdEntry(sequence, delta.signature().isPresent());
        ids.put(delta.id(), entry);
        entries.open(Family.ID).hash(delta.id()).value().number(entry.value()).close();
        if (known.isPresent()) {
            entries.open(Family.REPLACEMENT).number(known.sequence()).value().number(sequence).close();
            replaced++;
        } else {
            added.add(new Placed(delta, sequence));
        }
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    /** The index of the sequences from the first one to {@code last}. */
    HeapRun run(long last) {
        for (Family family : Family.ALL) {
            for (Placed placed : added) {
                family.index(placed.delta, placed.sequence, entries);
            }
        }
        return HeapRun.of(new Span(first, last, added.size(), replaced), entries.sorted());
    }
}
