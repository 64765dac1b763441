package org.rhizome.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;

/** What a delta says about transactions (model.md, "Transactions"). */
final class Membership {

    static final String MANIFEST_CONTEXT = Roles.MANIFEST;

    private Membership() {}

    /** The transactions that a delta says it is a member of; none for nearly every delta. */
    static List<String> transactions(Delta delta) {
        return named(delta, Roles.DELTAS);
    }

    /** The transactions that a delta is filed at as a manifest, if it is one. */
    static List<String> manifestOf(Delta delta) {
        List<String> named = named(delta, Roles.MANIFEST);
        return named.isEmpty() || members(delta).isEmpty() ? List.of() : named;
    }

    static boolean isManifestOf(Delta delta, String transaction) {
        return manifestOf(delta).contains(transaction);
    }

    private static List<String> named(Delta delta, String context) {
        List<String> named = List.of();
        List<Pointer> pointers = delta.pointers();
        for (int i = 0; i < pointers.size(); i++) {
            Pointer pointer = pointers.get(i);
            if (pointer.role().equals(Roles.TRANSACTION)
                    && pointer.target() instanceof EntityRef ref && context.equals(ref.context()) && !named.contains(ref.id())) {
                named = named.isEmpty() ? new ArrayList<>(1) : named;
                named.add(ref.id());
            }
        }
        return named;
    }

    /** Whether all that a manifest lists can exist: what is no delta id never will. */
    static boolean isSound(Delta manifest) {
        return manifest.pointers().stream().filter(pointer -> pointer.role().equals(Roles.MEMBER))
                .allMatch(pointer -> !(pointer.target() instanceof DeltaRef ref) || ref.id().isPresent());
    }

    /** The deltas that a manifest lists, each once. */
    static Set<DeltaId> members(Delta manifest) {
        Set<DeltaId> members = new LinkedHashSet<>();
        for (Pointer pointer : manifest.pointers()) {
            if (pointer.role().equals(Roles.MEMBER) && pointer.target() instanceof DeltaRef ref) {
                ref.id().ifPresent(members::add);
            }
        }
        return members;
    }
}
