package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;
import static org.rhizome.core.History.delta;
import static org.rhizome.core.History.negation;
import static org.rhizome.core.History.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rhizome.algebra.HEntry;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.node.LosslessOptions;

class LosslessTest {

    private final Engine node = Engines.over(new MemoryStore());

    @AfterEach
    void close() {
        node.close();
    }

    private Map<String, List<Delta>> properties(String entity) {
        Map<String, List<Delta>> properties = new LinkedHashMap<>();
        node.lossless(entity, LosslessOptions.DEFAULTS).orElseThrow().properties()
                .forEach((property, entries) -> properties.put(property, entries.stream().map(HEntry::delta).toList()));
        return properties;
    }

    @Test
    void anEntityUnderWhichNothingWasFiledIsEmpty() {
        Engines.put(node, delta(1, new Pointer("mentions", new EntityRef("e", null))));
        assertTrue(node.lossless("e", LosslessOptions.DEFAULTS).isEmpty(), "an entity reference without context files nothing");
        assertTrue(node.lossless("nobody", LosslessOptions.DEFAULTS).isEmpty());
    }

    @Test
    void claimsAreGroupedByPropertyAndSortedById() {
        List<Delta> versions = IntStream.range(0, 20).mapToObj(i -> claim("e", "version", "v" + i, i)).toList();
        Delta size = claim("e", "size", "1", 1);
        Engines.put(node, versions);
        Engines.put(node, size, claim("other", "version", "x", 1));
        List<Delta> ascending = versions.stream().sorted(Comparator.comparing(Delta::id)).toList();
        assertEquals(Map.of("size", List.of(size), "version", ascending), properties("e"));
    }

    @Test
    void propertiesComeInUtf8ByteOrder() {
        List<String> inOrder = List.of("A", "a", "ab", "\u00e9", "\uffee", "\ud83d\ude00"); // UTF-16 would put the emoji before U+FFEE
        for (String property : inOrder.reversed()) {
            Engines.put(node, claim("e", property, "v", 1));
        }
        assertEquals(inOrder, new ArrayList<>(properties("e").keySet()));
    }

    @Test
    void oneDeltaMayBeFiledUnderSeveralPropertiesAndEntities() {
        Delta relation = delta(1, new Pointer("from", new EntityRef("a", "depends")), new Pointer("to", new EntityRef("b", "dependents")),
                new Pointer("again", new EntityRef("a", "links")));
        Engines.put(node, relation);
        assertEquals(Map.of("depends", List.of(relation), "links", List.of(relation)), properties("a"));
        assertEquals(Map.of("dependents", List.of(relation)), properties("b"));
    }

    @Test
    void negatedClaimsAreLeftOut() {
        Delta old = claim("e", "version", "1", 1);
        Delta current = claim("e", "version", "2", 2);
        Engines.put(node, old, current, negation(old, 3));
        assertEquals(Map.of("version", List.of(current)), properties("e"));
    }

    @Test
    void anEntityWhoseClaimsAreAllNegatedIsThereWithoutProperties() {
        Delta only = claim("e", "version", "1", 1);
        Engines.put(node, only, negation(only, 2));
        assertEquals(Map.of(), properties("e"));
    }

    @Test
    void aNegationThatIsFiledUnderTheEntityIsAClaimLikeAnyOther() {
        Delta claim = claim("e", "version", "1", 1);
        Delta audit = delta(2, new Pointer("subject", new EntityRef("e", "retractions")), new Pointer("negates", reference(claim.id())));
        Engines.put(node, claim, audit);
        assertEquals(Map.of("retractions", List.of(audit)), properties("e"));
        Engines.put(node, negation(audit, 3));
        assertEquals(Map.of("version", List.of(claim)), properties("e"));
    }

    @Test
    void theEmptyStringIsAnEntityToo() {
        Engines.put(node, claim("", "p", "v", 1));
        assertEquals(1, properties("").size());
    }

    @Test
    void aViewCannotBeChanged() {
        Engines.put(node, claim("e", "p", "v", 1));
        Map<String, List<HEntry>> properties = node.lossless("e", LosslessOptions.DEFAULTS).orElseThrow().properties();
        assertThrows(UnsupportedOperationException.class, properties::clear);
        assertThrows(UnsupportedOperationException.class, () -> properties.get("p").clear());
    }

    @Test
    void theOtherReadsAnswerFromTheStore() {
        Delta one = claim("pkg:a", "p", "v", 1);
        Delta two = claim("pkg:b", "p", "v", 1);
        Engines.put(node, one, two, negation(two, 2));
        assertEquals(List.of("pkg:a", "pkg:b"), node.entities("pkg:", "", 10));
        assertEquals(List.of("pkg:b"), node.entities("pkg:", "pkg:a", 10));
        List<Delta> feed = new ArrayList<>();
        node.feed(1).forEachRemaining(stored -> feed.add(stored.delta()));
        assertEquals(List.of(two, negation(two, 2)), feed);
        assertTrue(node.isNegated(two.id()));
    }
}
