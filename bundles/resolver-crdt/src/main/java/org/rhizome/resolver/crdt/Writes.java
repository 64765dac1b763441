package org.rhizome.resolver.crdt;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/**
 * The writes to a register and which of them are current. Being superseded is a question of the direct superseders alone, never of theirs:
 * so there is no chain to follow and a circle, which honest ids cannot form, merely supersedes all its members.
 */
final class Writes {

    private static final String SUPERSEDES = "supersedes";
    private static final Comparator<Claim> NEWEST_FIRST = Comparator.comparingDouble(Claim::timestamp).reversed().thenComparing(Claim::id);

    /**
     * One write.
     *
     * @param claim that makes it
     * @param value it offers, if any
     * @param supersedes the other deltas that it replaces
     */
    record Write(Claim claim, Optional<Value> value, Set<DeltaId> supersedes) {

        static Write of(Claim claim) {
            Operation operation = Operation.of(claim.value(), Set.of(SUPERSEDES));
            Set<DeltaId> supersedes = operation.ids(SUPERSEDES);
            supersedes.remove(claim.id());
            return new Write(claim, operation.one(Operation.VALUE), supersedes);
        }

        DeltaId id() {
            return claim.id();
        }
    }

    private final Map<DeltaId, Write> byId = new HashMap<>();
    private final Map<DeltaId, Set<DeltaId>> superseders = new HashMap<>();
    private final TreeSet<Write> current = new TreeSet<>(Comparator.comparing(Write::claim, NEWEST_FIRST));

    void add(Write write) {
        byId.put(write.id(), write);
        refresh(write.id());
        for (DeltaId superseded : write.supersedes) {
            superseders.computeIfAbsent(superseded, id -> new HashSet<>()).add(write.id());
            refresh(superseded);
        }
    }

    void remove(Write write) {
        byId.remove(write.id());
        current.remove(write);
        for (DeltaId superseded : write.supersedes) {
            superseders.computeIfPresent(superseded, (id, ids) -> ids.remove(write.id()) && ids.isEmpty() ? null : ids);
            refresh(superseded);
        }
    }

    private void refresh(DeltaId id) {
        Write write = byId.get(id);
        if (write != null && write.value.isPresent() && !superseders.containsKey(id)) {
            current.add(write);
        } else if (write != null) {
            current.remove(write);
        }
    }

    /** Those that offer a value and are not superseded, newest first. */
    Stream<Write> current() {
        return current.stream();
    }

    boolean isCurrent(Write write) {
        return current.contains(write);
    }

    boolean supersedesAny(Write write) {
        return write.supersedes.stream().anyMatch(byId::containsKey);
    }
}
