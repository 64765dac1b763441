package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.rhizome.algebra.PointerMatch;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.algebra.TextMatch;
import org.rhizome.delta.Value;
import org.rhizome.node.Filter;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LossyView;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;

/** Checks of lossy views. */
final class Resolving implements Operation {

    private static final int ALL = 1_000;
    private static final Map<String, String> TIES = Map.of("creator-id", "last-write-author", "delta-id", "last-write-greatest-id",
            "lexicographic", "last-write-value");

    @Override
    public void attach(CaseNode node, Step.Check check) {
        switch (Tree.text(check.operation(), "resolver")) {
            case "aggregate" -> node.define(check.view(), Definitions.aggregate(Tree.object(check.operation().get("config"))));
            case "plugins" -> node.define(check.view(), Definitions.plugins(Tree.object(check.operation().get("plugins"))));
            default -> { } // chosen with the question
        }
    }

    @Override
    public void watch(CaseNode node, Step.Check check) {
        node.entities().forEach(entity -> node.api().lossy(entity, reading(check)));
    }

    @Override
    public void verify(CaseNode node, Step.Check check) {
        Map<String, Map<String, Value>> expected = new TreeMap<>();
        Tree.object(check.expect()).forEach((entity, properties) -> expected.put(entity, Values.of(properties)));
        Map<String, Map<String, Value>> found = new TreeMap<>();
        views(node, check).stream().filter(view -> !view.properties().isEmpty())
                .forEach(view -> found.put(view.entity(), view.properties()));
        assertEquals(expected, found);
        found.forEach((entity, values) -> assertEquals(values, node.api().lossy(entity, reading(check)).orElseThrow().properties()));
    }

    private static List<LossyView> views(CaseNode node, Step.Check check) {
        if (check.operation().get("config") instanceof Map<?, ?> config) {
            return listed(node, check, config.keySet().stream().map(String.class::cast).toList());
        }
        return node.entities().stream().flatMap(entity -> node.api().lossy(entity, reading(check)).stream()).toList();
    }

    /** Of the entities that have something to aggregate: to the others {@code "empty": 0} would give a 0 too. */
    private static List<LossyView> listed(CaseNode node, Step.Check check, List<String> properties) {
        Pred files = new Pred.HasPointer(new PointerMatch(null, null, null, new TextMatch.AnyOf(properties), null, null));
        QueryRequest selected = new QueryRequest(new Term.Select(files, new Term.Input()), Optional.empty(), Registry.EMPTY,
                OptionalDouble.empty());
        return node.api().list(new ListQuery(new ListQuery.Source.Selected(selected), reading(check), Filter.ALL, Optional.empty(),
                Optional.empty(), ALL)).entities();
    }

    private static Reading reading(Step.Check check) {
        Object tie = check.operation().get("tieBreak");
        return tie == null ? Reading.through(check.view()) : Reading.of(new ResolverChoice(TIES.get(tie), Map.of()));
    }
}
