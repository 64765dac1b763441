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

/**
 * Which transactions of one state hide members, and what they wait for. Reads every delta that speaks of a transaction and keeps what a
 * page shows. For one thread.
 */
final class OpenTransactions {

    private static final Access SPEAKING = new Access.ByRole(Roles.TRANSACTION);

    private final Visibility visibility;
    private final Snapshot snapshot;

    OpenTransactions(Visibility visibility) {
        this.visibility = visibility;
        this.snapshot = visibility.snapshot();
    }

    /** The members that a transaction hides: all are counted, those with the smallest ids are kept. */
    private static final class Hidden {

        private final TreeSet<DeltaId> first = new TreeSet<>();
        private long count;

        void add(DeltaId id) {
            count++;
            first.add(id);
            if (first.size() > OpenTransaction.LISTED) {
                first.pollLast();
            }
        }
    }

    OpenTransaction.Page page(String after, int limit) {
        TreeMap<String, Hidden> hidden = hiddenAfter(after, limit);
        List<OpenTransaction> page = new ArrayList<>();
        for (Map.Entry<String, Hidden> transaction : hidden.entrySet()) {
            if (page.size() == limit) {
                return new OpenTransaction.Page(page, Optional.of(page.getLast().id()));
            }
            page.add(describe(transaction.getKey(), transaction.getValue()));
        }
        return new OpenTransaction.Page(page, Optional.empty());
    }

    /** The first transactions and one more. One that once fell out is not among them later either, as so many are before it. */
    private TreeMap<String, Hidden> hiddenAfter(String after, int limit) {
        TreeMap<String, Hidden> hidden = new TreeMap<>(Text.BY_UTF8);
        if (!visibility.mayHide() && !visibility.mayList()) {
            return hidden;
        }
        Iterator<Stored> speaking = snapshot.find(SPEAKING);
        while (speaking.hasNext()) {
            Delta delta = speaking.next().delta();
            for (String transaction : waiting(delta)) {
                if (Text.BY_UTF8.compare(transaction, after) > 0) {
                    hidden.computeIfAbsent(transaction, it -> new Hidden());
                }
            }
            if (!visibility.shows(delta)) {
                for (String transaction : hiding(delta)) {
                    if (Text.BY_UTF8.compare(transaction, after) > 0) {
                        hidden.computeIfAbsent(transaction, it -> new Hidden()).add(delta.id());
                    }
                }
            }
            while (hidden.size() - 1 > limit) {
                hidden.pollLastEntry();
            }
        }
        return hidden;
    }

    /** The transactions of which a delta is a manifest and none is complete, whether or not a member is here. */
    private List<String> waiting(Delta delta) {
        return Membership.manifestOf(delta).stream()
                .filter(transaction -> visibility.manifests(transaction).stream().noneMatch(visibility::isComplete)).toList();
    }

    /** The transactions of a hidden delta that it waits for: those of which no complete manifest lists it. */
    private List<String> hiding(Delta delta) {
        List<String> transactions = Membership.transactions(delta);
        return transactions.size() == 1 ? transactions
                : transactions.stream().filter(transaction -> !admits(transaction, delta.id())).toList();
    }

    private boolean admits(String transaction, DeltaId member) {
        return visibility.manifests(transaction).stream()
                .anyMatch(manifest -> visibility.isComplete(manifest) && visibility.members(manifest).contains(member));
    }

    private OpenTransaction describe(String transaction, Hidden hidden) {
        List<Delta> manifests = visibility.manifests(transaction);
        TreeSet<DeltaId> missing = new TreeSet<>();
        for (Delta manifest : manifests) {
            visibility.members(manifest).stream().filter(member -> !snapshot.contains(member)).forEach(missing::add);
        }
        return new OpenTransaction(transaction, listed(manifests.stream().map(Delta::id).toList()),
                List.copyOf(hidden.first), hidden.count, listed(missing), missing.size());
    }

    private static List<DeltaId> listed(Collection<DeltaId> ids) {
        return ids.stream().sorted().limit(OpenTransaction.LISTED).toList();
    }
}
