package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Dialect;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.KnownIds;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.delta.Text;
import org.rhizome.delta.Translated;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/**
 * The deltas of a case after their import, by old id and back.
 *
 * @param refused old ids of those that cannot be said here
 */
record Imported(Map<String, Delta> deltas, Map<DeltaId, String> oldIds, TreeSet<String> refused) {

    /** A case may negate what never arrives: that needs an id too. */
    private static final KnownIds NEVER_HERE = oldId -> Optional.of(
            Delta.of(new Claims("nobody", 1, List.of(new Pointer(Dialect.OLD_ID, new Text(oldId))))).id());

    /** @param order in which the import meets them, which must not matter */
    static Imported of(List<Map<String, Object>> deltas, List<String> order) {
        Map<String, Map<String, Object>> byId = new HashMap<>();
        deltas.forEach(delta -> byId.put(Tree.text(delta, "id"), delta));
        Imported imported = new Imported(new TreeMap<>(), new HashMap<>(), new TreeSet<>());
        List<Translated> outcomes = translate(Dialect.V1, order.stream().map(byId::get).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            imported.add(order.get(i), outcomes.get(i));
        }
        assertEquals(imported.deltas.size(), imported.oldIds.size(), "two deltas of the case became one");
        return new Imported(
                Collections.unmodifiableMap(imported.deltas), Collections.unmodifiableMap(imported.oldIds), imported.refused);
    }

    static List<Translated> translate(Dialect dialect, Object json) {
        JsonWriter out = new JsonWriter();
        Json.write(json, out);
        return dialect.translate(out.toByteArray(), TimeUnit.MILLISECONDS, NEVER_HERE);
    }

    private void add(String oldId, Translated outcome) {
        switch (outcome) {
            case Translated.Done(String same, Delta delta) -> {
                assertEquals(oldId, same);
                deltas.put(oldId, delta);
                oldIds.put(delta.id(), oldId);
            }
            case Translated.Refused _ -> refused.add(oldId);
            case Translated.Pending pending -> throw new AssertionError(pending.reason());
        }
    }

    Delta delta(String oldId) {
        return deltas.get(oldId);
    }

    String oldId(Delta delta) {
        String oldId = oldIds.get(delta.id());
        if (oldId == null) {
            throw new AssertionError("not a delta of the case: " + delta);
        }
        return oldId;
    }

    /** Whether it was the declaration of a transaction's size, which is its manifest now. */
    static boolean isManifest(Delta delta) {
        return delta.pointers().stream().anyMatch(pointer -> pointer.role().equals(Roles.TRANSACTION)
                && pointer.target() instanceof EntityRef ref && Roles.MANIFEST.equals(ref.context()))
                && delta.pointers().stream().anyMatch(pointer -> pointer.target() instanceof DeltaRef);
    }
}
