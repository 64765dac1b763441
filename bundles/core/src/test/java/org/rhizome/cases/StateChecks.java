package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.Standing;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Roles;
import org.rhizome.node.Change;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LosslessOptions.Negated;

/** Checks of what a node knows of deltas and transactions, and of what it announces. */
final class StateChecks {

    private static final int ALL = 1_000;

    private StateChecks() {}

    static void isNegated(CaseNode node, Step.Check check) {
        Map<String, Object> states = new TreeMap<>();
        for (String id : Tree.strings(check.operation().get("deltas"))) {
            Delta delta = node.imported().delta(id);
            states.put(id, check.operation().get("at") instanceof Double time
                    ? isNegatedAt(node, delta, time) : node.api().isNegated(delta.id()));
        }
        assertEquals(new TreeMap<>(Tree.object(check.expect())), states);
    }

    /** The view of that time, with what was negated by then marked. */
    private static boolean isNegatedAt(CaseNode node, Delta delta, double time) {
        String entity = delta.pointers().stream()
                .filter(pointer -> pointer.target() instanceof EntityRef ref && ref.context() != null)
                .map(pointer -> ((EntityRef) pointer.target()).id()).findFirst().orElseThrow();
        LosslessOptions then = LosslessChecks.at(OptionalDouble.of(time), Negated.ANNOTATE);
        HEntry entry = node.api().lossless(entity, then).orElseThrow().properties().values().stream()
                .flatMap(List::stream).filter(it -> it.delta().equals(delta)).findFirst().orElseThrow();
        return entry.standing() == Standing.NEGATED;
    }

    /** Complete is a transaction whose manifest is here and that hides nothing. */
    static void isTransactionComplete(CaseNode node, Step.Check check) {
        String transaction = Tree.text(check.operation(), "id");
        boolean declared = node.api().lossless(transaction, LosslessOptions.DEFAULTS)
                .map(view -> view.properties().containsKey(Roles.MANIFEST)).orElse(false);
        boolean open = node.api().openTransactions("", ALL).transactions().stream().anyMatch(it -> it.id().equals(transaction));
        assertEquals(check.expect(), declared && !open);
    }

    /** A manifest is a claim of its own, announced when it comes; the cases do not count it. */
    static void events(CaseNode node, Step.Check check) {
        Map<String, Collection<String>> events = new TreeMap<>();
        for (Change change : node.drain()) {
            assertEquals(Change.Extent.LISTED, change.extent());
            change.entities().forEach((entity, deltas) -> deltas.stream().filter(delta -> !Imported.isManifest(delta))
                    .forEach(delta -> events.computeIfAbsent(entity, it -> new TreeSet<>()).add(node.imported().oldId(delta))));
        }
        Map<String, Collection<String>> expected = new TreeMap<>();
        Tree.objects(Tree.object(check.expect()).get("events"))
                .forEach(event -> expected.put(Tree.text(event, "entity"), Tree.set(event.get("deltas"))));
        assertEquals(expected, events);
    }
}
