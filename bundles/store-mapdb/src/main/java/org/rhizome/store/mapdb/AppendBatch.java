package org.rhizome.store.mapdb;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.Appended.Effect;
import org.rhizome.store.StoreException;

/** Decides what becomes of each delta of a batch, and holds the records to be written. */
final class AppendBatch {

    private static final long MOST_BYTES = 1L << 30;

    private final Damages damages;
    private final IndexBatch index;
    private final List<Delta> records = new ArrayList<>();
    private final BitSet again = new BitSet(); // which of them are signed copies of what was here and can be read
    private final List<Appended> results;
    private final long first;
    private long bytes;

    AppendBatch(State state, Damages damages, int expected) {
        this.damages = damages;
        this.first = state.lastSequence() + 1;
        this.index = new IndexBatch(state, first, expected);
        this.results = new ArrayList<>(expected);
    }

    void add(Delta delta) {
        IdEntry known = index.find(delta.id());
        Effect effect = effect(delta, known);
        if (effect == Effect.DUPLICATE) {
            results.add(new Appended(known.sequence(), effect));
            return;
        }
        long sequence = first + records.size();
        index.add(delta, sequence, known);
        again.set(records.size(), effect == Effect.SIGNATURE_ADDED && !damages.contains(known.sequence()));
        records.add(delta);
        bytes += RecordFormat.length(delta);
        results.add(new Appended(sequence, effect));
    }

    private Effect effect(Delta delta, IdEntry known) {
        if (!known.isPresent()) {
            return Effect.ADDED;
        }
        if (!known.signed() && delta.signature().isPresent()) {
            return Effect.SIGNATURE_ADDED;
        }
        // A copy that can be read takes the place of one that cannot, unless that would lose a signature.
        boolean heals = damages.contains(known.sequence()) && known.signed() == delta.signature().isPresent();
        return heals ? Effect.ADDED : Effect.DUPLICATE;
    }

    /** Whether there is nothing to be written. */
    boolean isEmpty() {
        return records.isEmpty();
    }

    List<Appended> results() {
        return results;
    }

    /** The index of the records. */
    HeapRun run() {
        return index.run(first + records.size() - 1);
    }

    /** The records as bytes to be appended; they stand in one segment, and only the last one tells that they are whole. */
    Records encode(long receivedAt) {
        if (bytes > MOST_BYTES) {
            throw new StoreException("a batch of " + bytes + " bytes is larger than " + MOST_BYTES + "; send it in parts");
        }
        byte[] encoded = new byte[(int) bytes];
        int[] ends = new int[records.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            int batch = i + 1 < ends.length ? RecordFormat.UNFINISHED : RecordFormat.FINISHED;
            end = RecordFormat.put(encoded, end, first + i, receivedAt, records.get(i), batch | (again.get(i) ? RecordFormat.AGAIN : 0));
            ends[i] = end;
        }
        return new Records(encoded, ends);
    }
}
