package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rhizome.node.Filter;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.rhizome.node.UnknownViewException;

/** Checks of lists of entities. */
final class Querying implements Operation {

    private static final int ALL = 1_000;

    @Override
    public void attach(CaseNode node, Step.Check check) {
        Schema.find(node, check).ifPresent(schema -> schema.attach(node));
    }

    @Override
    public void verify(CaseNode node, Step.Check check) {
        Optional<Schema> schema = Schema.find(node, check);
        if (schema.isEmpty()) {
            Reading unknown = Reading.through(Tree.text(check.operation(), "schema"));
            assertThrows(UnknownViewException.class, () -> page(node, unknown, Filter.ALL, ALL, Optional.empty()));
            return;
        }
        Map<String, Object> expected = Tree.object(check.expect());
        int limit = check.operation().get("maxResults") instanceof Double most ? most.intValue() : ALL;
        Filter where = new Filter.And(List.of(schema.get().isCandidate(), JsonLogic.filter(check.operation().get("filter"))));
        List<List<String>> pages = pages(node, Reading.through(schema.get().id()), where, limit);
        assertEquals(expected.get("totalFound"), (double) pages.stream().mapToInt(List::size).sum());
        assertEquals(expected.get("limited"), pages.size() > 1);
        if (expected.get("entities") != null) {
            assertEquals(List.copyOf(Tree.set(expected.get("entities"))), pages.getFirst());
        }
        if (expected.get("entityCount") != null) {
            assertEquals(expected.get("entityCount"), (double) pages.getFirst().size());
        }
    }

    private static List<List<String>> pages(CaseNode node, Reading reading, Filter where, int limit) {
        List<List<String>> pages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ListPage page = page(node, reading, where, limit, cursor);
            pages.add(page.entities().stream().map(LossyView::entity).toList());
            cursor = page.next();
        } while (cursor.isPresent());
        return pages;
    }

    static ListPage page(CaseNode node, Reading reading, Filter where, int limit, Optional<String> cursor) {
        return node.api().list(new ListQuery(new ListQuery.Source.Prefix(""), reading, where, Optional.empty(), cursor, limit));
    }
}
