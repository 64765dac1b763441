package org.rhizome.sample.sections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.testkit.TestNode;

class SectionsTest {

    private final Sections view = new Sections();
    private final TestNode node = TestNode.holding(
            Delta.by("debian").at(1).set("pkg:vim", "section", "editors"),
            Delta.by("debian").at(1).set("pkg:nano", "section", "editors"),
            Delta.by("debian").at(1).set("pkg:curl", "section", "web"),
            Delta.by("debian").at(1).set("pkg:base-files", "priority", "required"));

    private NavigableMap<String, NavigableSet<String>> state() {
        NavigableMap<String, NavigableSet<String>> state = view.init();
        for (String id : List.of("pkg:vim", "pkg:nano", "pkg:curl", "pkg:base-files")) {
            Optional<Value> section = node.entity(id).flatMap(view::contribution);
            state = section.isPresent() ? view.add(state, id, section.get()) : state;
        }
        return state;
    }

    @Test
    void withoutAQuestionThereAreNumbers() {
        assertEquals(new Value.Fields(Map.of("editors", new Num(2), "web", new Num(1))), view.answer(state(), Map.of()));
    }

    @Test
    void aSectionIsListedPageByPage() {
        assertEquals(packages("pkg:nano", "pkg:vim"), view.answer(state(), Map.of("section", "editors")));
        assertEquals(packages("pkg:vim"), view.answer(state(), Map.of("section", "editors", "after", "pkg:nano")));
        assertEquals(new Value.Fields(Map.of()), view.answer(state(), Map.of("section", "editors", "after", "pkg:vim")));
    }

    private static Value packages(String... names) {
        return new Value.Fields(Map.of("packages", new Value.Items(List.of(names).stream().<Value>map(Text::new).toList())));
    }

    @Test
    void theLastClaimDecides() {
        node.add(Delta.by("debian").at(2).set("pkg:curl", "section", "net"));
        assertEquals(new Value.Fields(Map.of("editors", new Num(2), "net", new Num(1))), view.answer(state(), Map.of()));
    }

    @Test
    void aSectionThatNobodyIsInIsRefused() {
        assertEquals("no package is in a section \"games\"; ask without one for the sections there are",
                assertThrows(IllegalArgumentException.class, () -> view.answer(state(), Map.of("section", "games"))).getMessage());
    }
}
