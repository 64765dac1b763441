package org.rhizome.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rhizome.node.ListPage;
import org.rhizome.node.Reading;

/** Checks of an entity against a schema: a property is at fault where a list with its condition leaves the entity out. */
final class Validating implements Operation {

    private static final int ALL = 1_000;

    @Override
    public void attach(CaseNode node, Step.Check check) {
        Schema.find(node, check).orElseThrow().attach(node);
    }

    @Override
    public void verify(CaseNode node, Step.Check check) {
        Schema schema = Schema.find(node, check).orElseThrow();
        String entity = Tree.text(check.operation(), "entity");
        Set<String> faults = new TreeSet<>();
        for (String property : schema.properties().keySet()) {
            ListPage valid = Querying.page(node, Reading.through(schema.id()), schema.isValid(property), ALL, Optional.empty());
            if (valid.entities().stream().noneMatch(view -> view.entity().equals(entity))) {
                faults.add(property);
            }
        }
        Map<String, Object> expected = Tree.object(check.expect());
        assertEquals(expected.get("valid"), faults.isEmpty(), faults::toString);
        if (expected.get("errorProperties") != null) {
            assertEquals(Tree.set(expected.get("errorProperties")), faults);
        }
    }
}
