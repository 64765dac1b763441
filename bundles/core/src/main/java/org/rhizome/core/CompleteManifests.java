package org.rhizome.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Set;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Roles;
import org.rhizome.store.Snapshot;

/**
 * What is known of transactions whatever the state: which manifests were found complete, and since when (complete once, complete ever
 * after); and whether there are any transactions at all, so that without them nobody has to ask the indexes.
 */
final class CompleteManifests {

    private static final int KEPT = 100_000;

    private static final long KEPT_BYTES = 16 << 20;
    private static final int ID_BYTES = 80;

    private final Cache<DeltaId, Long> since = Caffeine.newBuilder().executor(Runnable::run).maximumSize(KEPT).build();
    private final Cache<String, Admitted> admitted = Caffeine.newBuilder().executor(Runnable::run).maximumWeight(KEPT_BYTES)
            .<String, Admitted>weigher((transaction, ids) -> 2 * transaction.length() + ID_BYTES * (1 + ids.ids.size())).build();
    private volatile boolean anyMember = true;
    private volatile boolean anyManifest = true;

    /** @param ids that were listed by complete manifests @param sequence of the state for which that was found */
    private record Admitted(Set<DeltaId> ids, long sequence) {}

    /** Looks up once what there is. Before the first group is {@linkplain #note noted}. */
    CompleteManifests startingWith(Snapshot snapshot) {
        anyMember = mayHold(snapshot, Roles.TRANSACTION);
        anyManifest = mayHold(snapshot, Roles.MEMBER);
        return this;
    }

    private static boolean mayHold(Snapshot snapshot, String role) {
        return snapshot.estimate(new Access.ByRole(role)).orElse(1) > 0;
    }

    /** Called by the writer before a group becomes visible. */
    void note(List<Delta> group) {
        if (anyMember && anyManifest) {
            return;
        }
        for (Delta delta : group) {
            anyMember |= !Membership.transactions(delta).isEmpty();
            anyManifest |= !Membership.members(delta).isEmpty();
        }
    }

    /** Whether anything may be hidden. */
    boolean anyMember() {
        return anyMember;
    }

    /** Whether anything may be listed. */
    boolean anyManifest() {
        return anyManifest;
    }

    /** Whether a transaction is known to admit a delta in that state; when not, it may still. */
    boolean admits(String transaction, DeltaId id, long sequence) {
        Admitted known = admitted.getIfPresent(transaction);
        return known != null && known.sequence <= sequence && known.ids.contains(id);
    }

    /** Keeps what was found for one state; it only ever grows. */
    void admit(String transaction, Set<DeltaId> ids, long sequence) {
        admitted.asMap().merge(transaction, new Admitted(ids, sequence), (a, b) -> a.ids.size() >= b.ids.size() ? a : b);
    }

    boolean knows(DeltaId manifest, long sequence) {
        Long first = since.getIfPresent(manifest);
        return first != null && first <= sequence;
    }

    void learn(DeltaId manifest, long sequence) {
        since.asMap().merge(manifest, sequence, Math::min);
    }
}
