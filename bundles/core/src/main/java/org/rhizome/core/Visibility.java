package org.rhizome.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/**
 * What of one snapshot can be seen (model.md, "Transactions"): a delta that says it is a member of a transaction is hidden until a manifest
 * of that transaction lists it and every delta which that manifest lists is here; of several transactions, until that holds for each.
 * What a snapshot shows every later one shows. Remembers what it found; for one thread.
 */
final class Visibility {

    private final Snapshot snapshot;
    private final CompleteManifests complete;
    private final Map<String, Set<DeltaId>> admitted = new HashMap<>();
    private final Map<String, List<Delta>> manifests = new HashMap<>();
    private final Map<DeltaId, Set<DeltaId>> members = new HashMap<>();

    Visibility(Snapshot snapshot, CompleteManifests complete) {
        this.snapshot = snapshot;
        this.complete = complete;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Whether anything may be hidden at all. */
    boolean mayHide() {
        return complete.anyMember();
    }

    /** Whether anything may be listed by a manifest. */
    boolean mayList() {
        return complete.anyManifest();
    }

    boolean shows(Delta delta) {
        if (!mayHide()) {
            return true;
        }
        List<String> transactions = Membership.transactions(delta);
        for (int i = 0; i < transactions.size(); i++) {
            String transaction = transactions.get(i);
            if (!complete.admits(transaction, delta.id(), snapshot.lastSequence()) && !admitted(transaction).contains(delta.id())) {
                return false;
            }
        }
        return true;
    }

    /** What the complete manifests of a transaction list. */
    private Set<DeltaId> admitted(String transaction) {
        Set<DeltaId> known = admitted.get(transaction);
        if (known == null) {
            known = new HashSet<>();
            for (Delta manifest : manifests(transaction)) {
                if (isComplete(manifest)) {
                    known.addAll(members(manifest));
                }
            }
            admitted.put(transaction, known);
            if (!known.isEmpty()) {
                complete.admit(transaction, Set.copyOf(known), snapshot.lastSequence());
            }
        }
        return known;
    }

    /** The manifests of a transaction that are here, whether complete or not, negated or not. */
    List<Delta> manifests(String transaction) {
        return manifests.computeIfAbsent(transaction, this::read);
    }

    private List<Delta> read(String transaction) {
        List<Delta> manifests = new ArrayList<>();
        Iterator<Stored> filed = snapshot.scan(transaction, Membership.MANIFEST_CONTEXT);
        while (filed.hasNext()) {
            Delta delta = filed.next().delta();
            if (Membership.isManifestOf(delta, transaction)) {
                manifests.add(delta);
            }
        }
        return manifests;
    }

    /** What a manifest lists. */
    Set<DeltaId> members(Delta manifest) {
        return members.computeIfAbsent(manifest.id(), id -> Membership.members(manifest));
    }

    boolean isComplete(Delta manifest) {
        if (complete.knows(manifest.id(), snapshot.lastSequence())) {
            return true;
        }
        if (!Membership.isSound(manifest) || !members(manifest).stream().allMatch(snapshot::contains)) {
            return false;
        }
        complete.learn(manifest.id(), snapshot.lastSequence());
        return true;
    }
}
