package org.rhizome.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.delta.Text;

/** What a plugin's claims say of where they come from. */
final class Provenance {

    private static final int BEYOND_ALL_LIMITS = 1_000_000;

    private Provenance() {}

    /** What is claimed, and from where: plugin and version, input and subscription, and how many derivations led here. */
    static List<Pointer> added(List<Pointer> claimed, Subject plugin, Optional<Delta> input, String binding) {
        List<Pointer> pointers = new ArrayList<>(claimed);
        pointers.add(new Pointer(Roles.DERIVED_BY, new Text("plugin " + plugin.name() + " " + plugin.installed().version())));
        input.ifPresent(delta -> {
            pointers.add(new Pointer(Roles.DERIVED_FROM, new DeltaRef(delta.id().toString(), null)));
            pointers.add(new Pointer(Roles.DERIVED_BINDING, new Text(binding)));
        });
        pointers.add(new Pointer(Roles.DERIVED_DEPTH, new Num(1 + input.map(Provenance::depth).orElse(0))));
        return pointers;
    }

    /** How many derivations led to a delta, by what it says itself: 0 for what nobody derived. */
    static int depth(Delta delta) {
        int depth = 0;
        for (Pointer pointer : delta.pointers()) {
            if (pointer.role().equals(Roles.DERIVED_DEPTH) && pointer.target() instanceof Num number) {
                depth = Math.max(depth, (int) Math.min(Math.ceil(number.value()), BEYOND_ALL_LIMITS));
            }
        }
        return depth;
    }

    /** What is claimed but for the version and the subscription, which may be others when the same is claimed again. */
    static List<Pointer> comparable(Delta delta) {
        return delta.pointers().stream()
                .filter(pointer -> !pointer.role().equals(Roles.DERIVED_BY) && !pointer.role().equals(Roles.DERIVED_BINDING)).toList();
    }
}
