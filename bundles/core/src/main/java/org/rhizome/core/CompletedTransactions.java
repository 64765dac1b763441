package org.rhizome.core;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Appended;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/** Finds the members that a group lets be seen although they came earlier. For the writer's thread. */
final class CompletedTransactions {

    private final PendingManifests pending = new PendingManifests();

    /** Deltas that came earlier, can be seen now, could not before, and name a transaction that the group completed; each once. */
    Collection<Stored> by(List<Delta> deltas, List<Appended> appended, Visibility before, Visibility now, ReadBudget budget) {
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
        for (String transaction : concerned(group, now, budget)) {
            for (PendingManifest manifest : pending.of(transaction, now)) {
                if (!isKnown(manifest, before) && manifest.isComplete(now.snapshot())) {
                    manifest.members().forEach(member ->
                            appearing(member, group, before, now).ifPresent(stored -> appeared.put(member, stored)));
                }
            }
        }
        return appeared.values();
    }

    /** Whether the manifest was here before, with all that it lists. */
    private static boolean isKnown(PendingManifest manifest, Visibility before) {
        return before.snapshot().contains(manifest.id()) && manifest.isComplete(before.snapshot());
    }

    /** A member that came with the group is told of as a delta of the group, not here. */
    private static Optional<Stored> appearing(DeltaId id, Map<DeltaId, Delta> group, Visibility before, Visibility now) {
        if (group.containsKey(id)) {
            return Optional.empty();
        }
        return now.snapshot().get(id)
                .filter(member -> !Membership.transactions(member.delta()).isEmpty())
                .filter(member -> now.shows(member.delta()) && !before.shows(member.delta()));
    }

    /** The transactions that a group may complete: those its deltas name, and those whose manifests list one of them. */
    private Set<String> concerned(Map<DeltaId, Delta> group, Visibility now, ReadBudget budget) {
        Set<String> transactions = new LinkedHashSet<>();
        for (Delta delta : group.values()) {
            List<String> filed = Membership.manifestOf(delta);
            if (!filed.isEmpty()) {
                pending.arrived(delta);
                transactions.addAll(filed);
            }
            transactions.addAll(Membership.transactions(delta));
        }
        for (Delta delta : group.values()) {
            if (!budget.isSpent()) {
                transactions.addAll(listing(delta.id(), group, now.snapshot(), budget));
            }
        }
        return transactions;
    }

    /** A delta that names no transaction, or another one, may still be what this one waits for. */
    private static Set<String> listing(DeltaId id, Map<DeltaId, Delta> group, Snapshot snapshot, ReadBudget budget) {
        Access naming = new Access.ByReference(id.toString());
        if (snapshot.estimate(naming).orElse(1) == 0) {
            return Set.of();
        }
        Set<String> transactions = new LinkedHashSet<>();
        for (Iterator<Stored> found = snapshot.find(naming); found.hasNext() && !budget.isSpent(); ) {
            Delta referring = found.next().delta();
            budget.read(referring);
            if (!group.containsKey(referring.id())) {
                transactions.addAll(Membership.manifestOf(referring));
            }
        }
        return transactions;
    }
}
