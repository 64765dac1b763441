package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.json.JsonWriter;

/** A set of deltas, by ascending id. Canonically the array of the ids, or the map {ids, negated} when the outermost operator annotates. */
public final class DSet implements Result {

    /** An id in the canonical form. */
    static final int ID_BYTES = 70;

    private final List<Delta> deltas;
    private final Set<DeltaId> negated; // null unless annotated

    private DSet(List<Delta> deltas, Set<DeltaId> negated) {
        this.deltas = deltas;
        this.negated = negated;
    }

    /** Takes ownership of the list. */
    static DSet of(List<Delta> unordered, Set<DeltaId> negated) {
        unordered.sort(Comparator.comparing(Delta::id));
        return new DSet(Collections.unmodifiableList(unordered), negated == null ? null : Collections.unmodifiableSet(negated));
    }

    /** By ascending id. */
    public List<Delta> deltas() {
        return deltas;
    }

    /** Which of them are negated, if the outermost operator was a mask that annotates. */
    public Optional<Set<DeltaId>> negated() {
        return Optional.ofNullable(negated);
    }

    @Override
    public Sort sort() {
        return Sort.DSET;
    }

    @Override
    public byte[] canonicalBytes() {
        CborWriter out = new CborWriter(16 + ID_BYTES * deltas.size());
        if (negated == null) {
            writeIds(ids(Objects::nonNull), out);
        } else {
            out.map(2);
            out.text("ids");
            writeIds(ids(Objects::nonNull), out);
            out.text("negated");
            writeIds(ids(negated::contains), out);
        }
        return out.toByteArray();
    }

    private List<DeltaId> ids(Predicate<DeltaId> wanted) {
        List<DeltaId> ids = new ArrayList<>();
        for (Delta delta : deltas) {
            if (wanted.test(delta.id())) {
                ids.add(delta.id());
            }
        }
        return ids;
    }

    private static void writeIds(List<DeltaId> ids, CborWriter out) {
        out.array(ids.size());
        ids.forEach(id -> out.text(id.toString()));
    }

    /** Writes {@code {"ids": [...]}} and, when annotated, {@code "negated": [...]}. */
    @Override
    public void write(JsonWriter out) {
        out.beginObject();
        writeIds("ids", ids(Objects::nonNull), out);
        if (negated != null) {
            writeIds("negated", ids(negated::contains), out);
        }
        out.endObject();
    }

    private static void writeIds(String name, List<DeltaId> ids, JsonWriter out) {
        out.name(name).beginArray();
        ids.forEach(id -> out.value(id.toString()));
        out.endArray();
    }
}
