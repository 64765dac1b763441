package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** What an entry claims, as a value (SPEC-5 2.1): the pointers that file it are its address, the others what it says. */
final class Candidate {

    private static final Value BARE_FACT = new Bool(true);

    private Candidate() {}

    /** None left gives true, one gives its target, several give an object by role. */
    static Value of(HEntry entry, String root) {
        List<Pointer> pointers = entry.delta().pointers();
        int only = -1;
        for (int i = 0; i < pointers.size(); i++) {
            if (!files(pointers.get(i), root)) {
                if (only >= 0) {
                    return byRole(entry, root);
                }
                only = i;
            }
        }
        return only < 0 ? BARE_FACT : value(entry, only);
    }

    private static boolean files(Pointer pointer, String root) {
        return pointer.target() instanceof EntityRef ref && ref.id().equals(root);
    }

    private static Value byRole(HEntry entry, String root) {
        List<Pointer> pointers = entry.delta().pointers();
        Map<String, List<Value>> roles = new LinkedHashMap<>();
        for (int i = 0; i < pointers.size(); i++) {
            if (!files(pointers.get(i), root)) {
                roles.computeIfAbsent(pointers.get(i).role(), role -> new ArrayList<>(1)).add(value(entry, i));
            }
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        roles.forEach((role, values) -> fields.put(role, values.size() == 1 ? values.getFirst() : new Value.Items(values)));
        return new Value.Fields(fields);
    }

    private static Value value(HEntry entry, int index) {
        if (!entry.expansions().isEmpty()) {
            Expansion expansion = entry.expansions().get(index);
            if (expansion != null) {
                return expanded(expansion, entry, index);
            }
        }
        Target target = entry.delta().pointers().get(index).target();
        return switch (target) {
            case Primitive primitive -> primitive;
            case Bytes bytes -> bytes;
            case EntityRef ref -> new Text(ref.id());
            case DeltaRef ref -> new Text(ref.delta());
        };
    }

    /** Through its own reading, never through that of the view around it. */
    private static Value expanded(Expansion expansion, HEntry entry, int index) {
        Resolution reading = expansion.reading().orElseThrow(() -> new AlgebraException(Fault.UNRESOLVABLE,
                "pointer " + index + " of " + entry.delta().id()
                        + " was expanded without a reading, so there is no rule to resolve it by: name a \"reading\" in its expand"));
        return new Value.Fields(reading.resolve(expansion.view()).values());
    }
}
