package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Roles;
import org.rhizome.delta.Text;
import org.rhizome.node.OpenTransaction;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/** Which transactions of one state hide members, and what they wait for. Reads every delta that speaks of a transaction. For one thread. */
final class OpenTransactions {

    private static final Access SPEAKING = new Access.ByRole(Roles.TRANSACTION);

    private final Visibility visibility;
    private final Snapshot snapshot;

    OpenTransactions(Visibility visibility) {
        this.visibility = visibility;
        this.snapshot = visibility.snapshot();
    }

    OpenTransaction.Page page(String after, int limit) {
        TreeMap<String, List<DeltaId>> hidden = hiddenAfter(after);
        List<OpenTransaction> page = new ArrayList<>();
        for (Map.Entry<String, List<DeltaId>> transaction : hidden.entrySet()) {
            if (page.size() == limit) {
                return new OpenTransaction.Page(page, Optional.of(page.getLast().id()));
            }
            page.add(describe(transaction.getKey(), transaction.getValue()));
        }
        return new OpenTransaction.Page(page, Optional.empty());
    }

    private TreeMap<String, List<DeltaId>> hiddenAfter(String after) {
        TreeMap<String, List<DeltaId>> hidden = new TreeMap<>(Text.BY_UTF8);
        if (!visibility.mayHide()) {
            return hidden;
        }
        Iterator<Stored> speaking = snapshot.find(SPEAKING);
        while (speaking.hasNext()) {
            Delta delta = speaking.next().delta();
            if (!visibility.shows(delta)) {
                Membership.transactions(delta).stream().filter(transaction -> Text.BY_UTF8.compare(transaction, after) > 0)
                        .forEach(transaction -> hidden.computeIfAbsent(transaction, it -> new ArrayList<>()).add(delta.id()));
            }
        }
        return hidden;
    }

    private OpenTransaction describe(String transaction, List<DeltaId> hidden) {
        List<Delta> manifests = visibility.manifests(transaction);
        TreeSet<DeltaId> missing = new TreeSet<>();
        for (Delta manifest : manifests) {
            visibility.members(manifest).stream().filter(member -> !snapshot.contains(member)).forEach(missing::add);
        }
        return new OpenTransaction(transaction, listed(manifests.stream().map(Delta::id).toList()),
                listed(hidden), hidden.size(), listed(missing), missing.size());
    }

    private static List<DeltaId> listed(Collection<DeltaId> ids) {
        return ids.stream().sorted().limit(OpenTransaction.LISTED).toList();
    }
}
