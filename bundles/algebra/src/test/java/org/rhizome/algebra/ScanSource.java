package org.rhizome.algebra;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Pointer;

/** A list of deltas without any index, in the order given. */
record ScanSource(List<Delta> deltas) implements DeltaSource {

    @Override
    public long count() {
        return deltas.size();
    }

    @Override
    public OptionalLong estimate(Access access) {
        return OptionalLong.empty();
    }

    @Override
    public Iterable<Delta> find(Access access) {
        if (!(access instanceof Access.Everything)) {
            throw new AssertionError("was told that there is no index for " + access);
        }
        return deltas;
    }

    @Override
    public Collection<Delta> negations(DeltaId id) {
        return deltas.stream().filter(delta -> delta.pointers().stream().anyMatch(pointer -> negates(pointer, id.toString()))).toList();
    }

    private static boolean negates(Pointer pointer, String id) {
        return pointer.role().equals("negates") && pointer.target() instanceof DeltaRef ref && ref.delta().equals(id);
    }
}
