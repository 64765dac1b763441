package org.rhizome.core;

import java.util.List;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Snapshot;

/** A manifest as the writer follows it: how far its members are here. Looks for each of them until it is there, and never again. */
final class PendingManifest {

    private final DeltaId id;
    private final List<DeltaId> members;
    private final boolean sound;
    private int present; // so many of the first members are known to be here

    PendingManifest(Delta manifest) {
        this.id = manifest.id();
        this.members = List.copyOf(Membership.members(manifest));
        this.sound = Membership.isSound(manifest);
    }

    DeltaId id() {
        return id;
    }

    List<DeltaId> members() {
        return members;
    }

    /** Whether all that it lists is here; once that is so it stays so. */
    boolean isComplete(Snapshot snapshot) {
        while (sound && present < members.size() && snapshot.contains(members.get(present))) {
            present++;
        }
        return sound && present == members.size();
    }
}
