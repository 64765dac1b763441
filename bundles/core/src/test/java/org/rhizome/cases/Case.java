package org.rhizome.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A behaviour case.
 *
 * @param schemas as the file has them
 * @param deltas in the dialect of rhizome-node
 */
record Case(String id, List<Map<String, Object>> schemas, List<Map<String, Object>> deltas, List<Step> steps) {

    /** What the tables of {@link Scope} call one check of a case. */
    String name(Step.Check check) {
        return id + "#" + check.number();
    }

    List<Step.Check> checks() {
        return steps.stream().filter(Step.Check.class::isInstance).map(Step.Check.class::cast).toList();
    }

    List<List<String>> arrivals() {
        return steps.stream().filter(Step.Ingest.class::isInstance).map(step -> ((Step.Ingest) step).ids()).toList();
    }

    static List<Case> all(Object file) {
        return Tree.objects(Tree.object(file).get("cases")).stream().map(Case::of).toList();
    }

    private static Case of(Map<String, Object> it) {
        List<Map<String, Object>> deltas = Tree.objects(it.get("deltas"));
        return new Case(Tree.text(it, "id"), Tree.objects(it.getOrDefault("schemas", List.of())), deltas, steps(it, deltas));
    }

    private static List<Step> steps(Map<String, Object> it, List<Map<String, Object>> deltas) {
        List<Step> steps = new ArrayList<>();
        if (it.get("steps") == null) {
            steps.add(new Step.Ingest(deltas.stream().map(delta -> Tree.text(delta, "id")).toList()));
            steps.add(new Step.Check(1, Tree.object(it.get("operation")), it.get("expect")));
            return List.copyOf(steps);
        }
        int checks = 0;
        for (Map<String, Object> step : Tree.objects(it.get("steps"))) {
            steps.add(step.containsKey("ingest") ? new Step.Ingest(Tree.strings(step.get("ingest")))
                    : new Step.Check(++checks, Tree.object(step.get("operation")), step.get("expect")));
        }
        return List.copyOf(steps);
    }
}
