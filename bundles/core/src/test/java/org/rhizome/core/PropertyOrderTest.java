package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rhizome.node.InvalidViewException;

/** Case plg-05 of the predecessors, and what goes beyond it. */
class PropertyOrderTest {

    private static InvalidViewException refused(Map<String, Set<String>> needs) {
        return assertThrows(InvalidViewException.class, () -> PropertyOrder.of(needs));
    }

    @Test
    void whatIsNeededComesFirst() {
        assertEquals(List.of("a", "b", "c"), PropertyOrder.of(Map.of("a", Set.of(), "b", Set.of("a"), "c", Set.of("b"))));
        assertEquals(List.of("c", "b", "a"), PropertyOrder.of(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of())));
        assertEquals(List.of(), PropertyOrder.of(Map.of()));
    }

    @Test
    void whatCouldComeNextComesInUtf8ByteOrder() {
        String supplementary = new String(Character.toChars(0x1F600));
        assertEquals(List.of("B", "a", "\uFF5E", supplementary),
                PropertyOrder.of(Map.of(supplementary, Set.of(), "\uFF5E", Set.of(), "a", Set.of(), "B", Set.of())));
        assertEquals(List.of("b", "z", "a", "c"),
                PropertyOrder.of(Map.of("a", Set.of("z"), "b", Set.of(), "c", Set.of("b", "a"), "z", Set.of())));
    }

    @Test
    void aCircleIsShown() {
        InvalidViewException fault = refused(Map.of("a", Set.of("c"), "b", Set.of("a"), "c", Set.of("b"), "d", Set.of("a"), "e", Set.of()));
        assertTrue(fault.getMessage().contains("a \u2192 c \u2192 b \u2192 a (each needs the next)"), fault.getMessage());
        assertEquals("/properties/a", fault.pointer());
    }

    @Test
    void whatNeedsItselfIsACircle() {
        assertTrue(refused(Map.of("a/b", Set.of("a/b"))).getMessage().contains("a/b \u2192 a/b "));
    }

    @Test
    void aLongCircleIsShownInPart() {
        Map<String, Set<String>> needs = new HashMap<>();
        IntStream.range(0, 1_000).forEach(i -> needs.put("p" + (1_000 + i), Set.of("p" + (1_000 + (i + 1) % 1_000))));
        String message = refused(needs).getMessage();
        assertTrue(message.contains("p1000 \u2192 p1001 ") && message.contains("\u2192 ... 988 more \u2192 p1000 "), message);
    }

    @Test
    void whatIsNeededButNotThereIsNamedWithWhatIsThere() {
        InvalidViewException fault = refused(Map.of("a", Set.of("nonexistent"), "b", Set.of()));
        assertEquals("the property \"a\" needs \"nonexistent\", which the view does not have: add it, or need one of those it has: a, b",
                fault.getMessage());
        assertEquals("/properties/a", fault.pointer());
    }

    @Test
    void aChainOfAThousandIsOrdered() {
        Map<String, Set<String>> needs = new HashMap<>();
        IntStream.range(0, 1_000).forEach(i -> needs.put("p" + i, i == 0 ? Set.of() : Set.of("p" + (i - 1))));
        assertEquals(IntStream.range(0, 1_000).mapToObj(i -> "p" + i).toList(), PropertyOrder.of(needs));
    }
}
