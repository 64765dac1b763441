package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rhizome.core.Engine;
import org.rhizome.delta.Delta;

/** Runs a case: attaches its views, lets its deltas arrive one by one and asks. */
final class Drill {

    private final Case behaviour;
    private final Map<String, Delta> translated;

    Drill(Case behaviour) {
        this.behaviour = behaviour;
        this.translated = Imported.of(behaviour.deltas(), ids(behaviour)).deltas();
    }

    private static List<String> ids(Case behaviour) {
        return behaviour.deltas().stream().map(delta -> Tree.text(delta, "id")).toList();
    }

    void everyOrder(Supplier<Engine> engines) {
        for (List<List<String>> order : Orders.of(behaviour.arrivals())) {
            try {
                once(engines, order);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(behaviour.id() + " fails where arrivals are " + order + ": " + e.getMessage(), e);
            }
        }
    }

    void listedOrder(Supplier<Engine> engines) {
        once(engines, behaviour.arrivals());
    }

    private void once(Supplier<Engine> engines, List<List<String>> arrivals) {
        Imported imported = Imported.of(behaviour.deltas(), arrivals.stream().flatMap(List::stream).toList());
        assertEquals(translated, imported.deltas(), "the order of import matters");
        assertEquals(Scope.refusedOf(behaviour), imported.refused());
        try (CaseNode node = new CaseNode(engines.get(), behaviour, imported)) {
            checks().forEach(check -> Operations.of(check).attach(node, check));
            node.drain();
            Iterator<List<String>> arriving = arrivals.iterator();
            for (Step step : behaviour.steps()) {
                switch (step) {
                    case Step.Ingest _ -> ingest(node, arriving.next());
                    case Step.Check check when Scope.runs(behaviour, check) -> Operations.of(check).verify(node, check);
                    case Step.Check _ -> { } // listed
                }
            }
        }
    }

    private List<Step.Check> checks() {
        return behaviour.checks().stream().filter(check -> Scope.runs(behaviour, check)).toList();
    }

    private void ingest(CaseNode node, List<String> ids) {
        for (String id : ids) {
            if (!node.imported().refused().contains(id)) {
                node.submit(node.imported().delta(id));
                checks().forEach(check -> Operations.of(check).watch(node, check));
            }
        }
    }
}
