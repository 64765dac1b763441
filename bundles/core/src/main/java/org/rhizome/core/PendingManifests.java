package org.rhizome.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;

/**
 * The manifests of the transactions that groups lately spoke of, so that a transaction whose members come one by one is not read again for
 * each of them. Bounded by the members they list. For the writer's thread.
 */
final class PendingManifests {

    private static final int MAX_MEMBERS = 500_000;

    private final LinkedHashMap<String, List<PendingManifest>> transactions = new LinkedHashMap<>(16, 0.75f, true);
    private int members;

    /** The manifests of a transaction that are here. */
    List<PendingManifest> of(String transaction, Visibility now) {
        List<PendingManifest> known = transactions.get(transaction);
        if (known == null) {
            known = new ArrayList<>();
            for (Delta manifest : now.manifests(transaction)) {
                add(known, manifest);
            }
            transactions.put(transaction, known);
            makeRoom();
        }
        return known;
    }

    /** Takes in a manifest that has come. */
    void arrived(Delta manifest) {
        for (String transaction : Membership.manifestOf(manifest)) {
            List<PendingManifest> known = transactions.get(transaction);
            if (known != null && known.stream().noneMatch(one -> one.id().equals(manifest.id()))) {
                add(known, manifest);
            }
        }
    }

    private void add(List<PendingManifest> known, Delta manifest) {
        PendingManifest pending = new PendingManifest(manifest);
        known.add(pending);
        members += pending.members().size();
    }

    private void makeRoom() {
        var eldest = transactions.entrySet().iterator();
        while (members > MAX_MEMBERS && transactions.size() > 1) {
            Map.Entry<String, List<PendingManifest>> gone = eldest.next();
            gone.getValue().forEach(manifest -> members -= manifest.members().size());
            eldest.remove();
        }
    }
}
