package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rhizome.algebra.Comparison;
import org.rhizome.algebra.Field;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.Operand;
import org.rhizome.algebra.PointerMatch;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.TextMatch;
import org.rhizome.algebra.ValueMatch;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Dialect;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.delta.Text;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LosslessOptions.Negated;

/** Checks of lossless views. */
final class LosslessChecks {

    private LosslessChecks() {}

    /** An entity without surviving claims is there without properties; the cases call it absent. */
    static void compose(CaseNode node, Step.Check check) {
        Object asked = check.operation().get("entities");
        List<String> entities = asked == null ? node.entities() : Tree.strings(asked);
        LosslessOptions options = filtered(Tree.object(check.operation().getOrDefault("filter", Map.of())));
        Map<String, Object> expected = Tree.object(Tree.object(check.expect()).get("entities"));
        Set<String> found = new TreeSet<>();
        for (String entity : entities) {
            node.api().lossless(entity, options).filter(view -> !view.properties().isEmpty()).ifPresent(view -> {
                found.add(entity);
                assertTrue(expected.containsKey(entity), () -> entity + " should be absent, but has " + ids(view, node));
                same(Tree.object(expected.get(entity)), view, node);
            });
        }
        assertEquals(new TreeSet<>(expected.keySet()), found);
    }

    private static void same(Map<String, Object> expected, HView view, CaseNode node) {
        assertEquals(Tree.sets(expected.get("properties")), ids(view, node), view.id());
        if (expected.get("referencedAs") != null) {
            assertEquals(Tree.set(expected.get("referencedAs")), rolesOf(view), view.id());
        }
    }

    private static LosslessOptions filtered(Map<String, Object> filter) {
        Pred pred = new Pred.True();
        if (filter.get("creator") != null) {
            pred = new Pred.And(pred, new Pred.Match(Field.AUTHOR, Comparison.EQ, literal(filter.get("creator"))));
        }
        if (filter.get("host") != null) {
            ValueMatch host = new ValueMatch.Compare(Comparison.EQ, literal(filter.get("host")));
            pred = new Pred.And(pred,
                    new Pred.HasPointer(new PointerMatch(new TextMatch.Exact(Dialect.OLD_HOST), null, null, null, null, host)));
        }
        return new LosslessOptions(OptionalDouble.empty(), pred, Negated.DROP, Set.of(), 0);
    }

    private static Operand literal(Object text) {
        return new Operand.Literal(new Text((String) text));
    }

    static void decompose(CaseNode node, Step.Check check) {
        String entity = Tree.text(check.operation(), "entity");
        HView view = node.api().lossless(entity, LosslessOptions.DEFAULTS).orElseThrow();
        Set<Delta> deltas = new HashSet<>();
        view.properties().values().forEach(filed -> filed.forEach(entry -> deltas.add(entry.delta())));
        Set<Delta> expected = new HashSet<>();
        Tree.set(Tree.object(check.expect()).get("deltas")).forEach(id -> expected.add(node.imported().delta(id)));
        assertEquals(expected, deltas);
        deltas.forEach(delta -> unchanged(delta, node));
    }

    /** Everything that the delta said before its import can still be read off it. */
    private static void unchanged(Delta delta, CaseNode node) {
        Map<String, Object> old = node.behaviour().deltas().stream()
                .filter(it -> it.get("id").equals(node.imported().oldId(delta))).findFirst().orElseThrow();
        assertEquals(old.get("creator"), delta.author());
        assertEquals(old.get("timeCreated"), delta.timestamp());
        List<Pointer> expected = new ArrayList<>();
        for (Map<String, Object> pointer : Tree.objects(old.get("pointers"))) {
            Object target = pointer.get("target");
            String role = Tree.text(pointer, "localContext").replace("_transaction", Roles.TRANSACTION);
            expected.add(pointer.get("targetContext") == null ? new Pointer(role, Values.primitive(target))
                    : new Pointer(role, new EntityRef((String) target, Tree.text(pointer, "targetContext"))));
        }
        expected.add(new Pointer(Dialect.OLD_ID, new Text(Tree.text(old, "id"))));
        expected.add(new Pointer(Dialect.OLD_HOST, new Text(Tree.text(old, "host"))));
        assertEquals(expected, delta.pointers());
    }

    static void nested(CaseNode node, Step.Check check) {
        Map<String, Object> expand = Tree.object(check.operation().get("expand"));
        assertEquals(Set.of("terminal"), Set.copyOf(expand.values()), "one level is what \"terminal\" says");
        LosslessOptions options =
                new LosslessOptions(OptionalDouble.empty(), new Pred.True(), Negated.DROP, expand.keySet(), 1);
        HView view = node.api().lossless(Tree.text(check.operation(), "entity"), options).orElseThrow();
        Map<String, Object> expected = Tree.object(check.expect());
        assertEquals(Tree.sets(expected.get("properties")), ids(view, node));
        Map<List<String>, Object> nested = new HashMap<>();
        for (Map<String, Object> it : Tree.objects(expected.get("nested"))) {
            nested.put(List.of(Tree.text(it, "delta"), Tree.text(it, "pointer"), Tree.text(it, "entity")), Tree.sets(it.get("properties")));
        }
        assertEquals(nested, expansions(view, node));
    }

    private static Map<List<String>, Object> expansions(HView view, CaseNode node) {
        Map<List<String>, Object> expansions = new HashMap<>();
        view.properties().values().forEach(filed -> filed.forEach(entry -> entry.expansions().forEach((index, expansion) -> {
            String role = entry.delta().pointers().get(index).role();
            expansions.put(List.of(node.imported().oldId(entry.delta()), role, expansion.view().id()), ids(expansion.view(), node));
            expansion.view().properties().values().forEach(
                    inner -> inner.forEach(it -> assertEquals(Map.of(), it.expansions(), "one level only")));
        })));
        return expansions;
    }

    static void at(CaseNode node, Step.Check check) {
        LosslessOptions then = at(OptionalDouble.of((Double) check.operation().get("timestamp")), Negated.DROP);
        Map<String, Collection<String>> found = node.api().lossless(Tree.text(check.operation(), "entity"), then)
                .map(view -> ids(view, node)).orElseGet(Map::of);
        assertEquals(Tree.sets(Tree.object(check.expect()).get("properties")), found);
    }

    static LosslessOptions at(OptionalDouble time, Negated negated) {
        return new LosslessOptions(time, new Pred.True(), negated, Set.of(), 0);
    }

    /** The times of all that was filed, negated since or not. */
    static void timeline(CaseNode node, Step.Check check) {
        LosslessOptions all = at(OptionalDouble.empty(), Negated.ANNOTATE);
        HView view = node.api().lossless(Tree.text(check.operation(), "entity"), all).orElseThrow();
        TreeSet<Double> times = new TreeSet<>();
        view.properties().values().forEach(filed -> filed.forEach(entry -> times.add(entry.delta().timestamp())));
        assertEquals(check.expect(), List.copyOf(times));
    }

    static Map<String, Collection<String>> ids(HView view, CaseNode node) {
        Map<String, Collection<String>> ids = new TreeMap<>();
        view.properties().forEach((property, filed) -> ids.put(property,
                new TreeSet<>(filed.stream().map(HEntry::delta).map(node.imported()::oldId).toList())));
        return ids;
    }

    private static Set<String> rolesOf(HView view) {
        Set<String> roles = new TreeSet<>();
        view.properties().values().forEach(filed -> filed.forEach(entry -> entry.delta().pointers().forEach(pointer -> {
            if (pointer.target() instanceof EntityRef ref && ref.id().equals(view.id())) {
                roles.add(pointer.role());
            }
        })));
        return roles;
    }
}
