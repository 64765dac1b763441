package org.rhizome.plugins.internal;

import java.util.HashSet;
import java.util.Set;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.node.Change;

/** Members of transactions that became visible, for one plugin that may have passed them by while they were hidden. */
final class Appeared implements Follower {

    private static final int KEPT = 10_000;

    private static final News NONE = new News(Set.of(), false);

    private final Signal signal;
    private Set<DeltaId> members = new HashSet<>(); // guarded by this
    private boolean any = true; // guarded by this; at first nothing is known

    Appeared(Signal signal) {
        this.signal = signal;
    }

    /** @param any whether others may have become visible too */
    record News(Set<DeltaId> members, boolean any) {}

    @Override
    public void heard(Change change) {
        note(change);
        signal.wake();
    }

    private synchronized void note(Change change) {
        any |= change.extent() == Change.Extent.ANY;
        for (Delta delta : change.deltas()) {
            if (!any && isMember(delta)) {
                members.add(delta.id());
            }
        }
        if (any || members.size() > KEPT) {
            any = true;
            members.clear();
        }
    }

    /** What came since it was asked last. */
    synchronized News take() {
        if (!any && members.isEmpty()) {
            return NONE;
        }
        News news = new News(members, any);
        members = new HashSet<>();
        any = false;
        return news;
    }

    /** Whether a delta says that it is a member of a transaction: only such can be hidden. */
    static boolean isMember(Delta delta) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.role().equals(Roles.TRANSACTION)
                    && pointer.target() instanceof EntityRef ref && Roles.DELTAS.equals(ref.context())) {
                return true;
            }
        }
        return false;
    }
}
