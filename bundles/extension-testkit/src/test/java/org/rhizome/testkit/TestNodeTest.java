package org.rhizome.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.extension.Entity;

class TestNodeTest {

    private final Delta first = Delta.by("alice").at(1).set("e", "colour", "red");
    private final Delta second = Delta.by("bob").at(2).set("e", "colour", "blue");

    @Test
    void theLastWriteWins() {
        assertEquals(Optional.of(Map.of("colour", new Text("blue"))), TestNode.holding(second, first).values("e"));
    }

    @Test
    void whatIsNegatedIsGone() {
        TestNode node = TestNode.holding(first, second);
        Delta negation = Delta.by("bob").at(3).negate(second.id());
        node.add(negation);
        assertEquals(Optional.of(Map.of("colour", new Text("red"))), node.values("e"));
        node.add(Delta.by("bob").at(4).negate(negation.id()));
        assertEquals(Optional.of(Map.of("colour", new Text("blue"))), node.values("e"));
    }

    @Test
    void claimsStandByTheirIds() {
        Entity entity = TestNode.holding(first, second).entity("e").orElseThrow();
        List<String> ids = entity.properties().get("colour").stream().map(claim -> claim.id().toString()).toList();
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void nobodyClaimsAnythingAboutMostEntities() {
        assertEquals(Optional.empty(), TestNode.holding(first).entity("other"));
        assertEquals(Optional.empty(), TestNode.holding(first).values("other"));
    }

    @Test
    void viewsAreThoseThatTheTestDefines() {
        TestNode node = TestNode.holding(first, second)
                .view("count", entity -> new TreeMap<>(Map.of("claims", new Num(entity.properties().get("colour").size()))));
        assertEquals(Optional.of(Map.of("claims", new Num(2))), node.values("e", "count"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> node.values("e", "none")).getMessage().contains("[count]"));
    }
}
