package org.rhizome.core;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Appended;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/** Finds the members that a group lets be seen although they came earlier. For the writer's thread. */
final class CompletedTransactions {

    /** Deltas that came earlier, can be seen now, could not before, and name a transaction that the group completed; each once. */
    Collection<Stored> by(List<Delta> deltas, List<Appended> appended, Visibility before, Visibility now) {
        if (!now.mayList()) {
            return List.of();
        }
        Map<DeltaId, Delta> group = new LinkedHashMap<>();
        for (int i = 0; i < deltas.size(); i++) {
            if (appended.get(i).effect() == Appended.Effect.ADDED) {
                group.put(deltas.get(i).id(), deltas.get(i));
            }
        }
        Map<DeltaId, Stored> appeared = new LinkedHashMap<>();
        for (Delta manifest : new Concerned(now).by(group.values())) {
            if (now.isComplete(manifest)) {
                for (DeltaId member : now.members(manifest)) {
                    appearing(member, group, before, now).ifPresent(stored -> appeared.put(member, stored));
                }
            }
        }
        return appeared.values();
    }

    /** A member that was shown when it came is told of as a delta of the group, not here. */
    private static Optional<Stored> appearing(DeltaId id, Map<DeltaId, Delta> group, Visibility before, Visibility now) {
        if (group.containsKey(id)) {
            return Optional.empty();
        }
        return now.snapshot().get(id)
                .filter(member -> !Membership.transactions(member.delta()).isEmpty())
                .filter(member -> now.shows(member.delta()) && !before.shows(member.delta()));
    }

    /** The manifests that may have become complete by a group: its own, those of the transactions it names, those that list its deltas. */
    private static final class Concerned {

        private final Visibility now;
        private final Map<DeltaId, Delta> manifests = new LinkedHashMap<>();
        private final Map<DeltaId, Integer> listed = new LinkedHashMap<>(); // how many of these manifests list a delta

        Concerned(Visibility now) {
            this.now = now;
        }

        Collection<Delta> by(Collection<Delta> group) {
            for (Delta delta : group) {
                if (!Membership.manifestOf(delta).isEmpty()) {
                    take(delta);
                }
                Membership.transactions(delta).forEach(transaction -> now.manifests(transaction).forEach(this::take));
            }
            group.forEach(this::takeListing);
            return manifests.values();
        }

        private void take(Delta manifest) {
            if (manifests.putIfAbsent(manifest.id(), manifest) == null) {
                now.members(manifest).forEach(member -> listed.merge(member, 1, Integer::sum));
            }
        }

        /** Manifests are large: they are read only where not all that name the delta are known already. */
        private void takeListing(Delta delta) {
            Access naming = new Access.ByReference(delta.id().toString());
            Snapshot snapshot = now.snapshot();
            if (snapshot.estimate(naming).orElse(Long.MAX_VALUE) > listed.getOrDefault(delta.id(), 0)) {
                for (Iterator<Stored> found = snapshot.find(naming); found.hasNext(); ) {
                    Delta manifest = found.next().delta();
                    if (!Membership.manifestOf(manifest).isEmpty() && now.members(manifest).contains(delta.id())) {
                        take(manifest);
                    }
                }
            }
        }
    }
}
