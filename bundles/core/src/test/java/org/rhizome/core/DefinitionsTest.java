package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.node.UnknownViewException;
import org.rhizome.node.ViewInfo;

class DefinitionsTest {

    private static final String COUNT = "{\"default\":{\"policy\":{\"merge\":\"count\"}}}";
    private static final String LAST = "{\"description\":\"the last\","
            + "\"default\":{\"policy\":{\"pick\":{\"order\":{\"byTimestamp\":\"desc\"}}}}}";

    private final Resolvers resolvers = ClaimResolvers.all();
    private final Engine node = Engines.over(new MemoryStore(), resolvers);

    @BeforeEach
    void fill() {
        Engines.put(node, History.claim("e", "p", "1", 1), History.claim("e", "p", "2", 2));
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Map<String, Value> values(String view) {
        return node.lossy("e", Reading.through(view)).orElseThrow().properties();
    }

    private InvalidViewException refused(String name, String json) {
        long before = node.status().deltas();
        InvalidViewException refusal = assertThrows(InvalidViewException.class, () -> Engines.define(node, name, json));
        assertEquals(before, node.status().deltas(), "nothing was stored");
        return refusal;
    }

    private static Delta posted(String name, String json, double time) {
        return Delta.by("editor").at(time).claim(new Pointer("rhizome.view.defines", new EntityRef("rhizome.view:" + name, "definition")),
                new Pointer("rhizome.view.definition", new Text(json)));
    }

    @Test
    void aDefinitionIsInForceOnceItIsAcknowledged() {
        ViewInfo info = Engines.define(node, "v", COUNT);
        assertEquals(Map.of("p", new Num(2)), values("v"));
        assertEquals(new ViewInfo("v", info.version(), "editor", Engines.NOW, "", COUNT), info);
        assertEquals(List.of(info), node.views());
        assertEquals(List.of("rhizome.view:v"), node.entities("rhizome.view:", "", 10), "it is a delta like all others");
    }

    @Test
    void theNewestDefinitionCountsEvenWithinTheSameMillisecond() {
        DeltaId first = Engines.define(node, "v", COUNT).version();
        ViewInfo second = Engines.define(node, "v", LAST);
        assertEquals(Map.of("p", new Text("2")), values("v"));
        assertEquals("the last", second.description());
        assertEquals(List.of(second), node.views());
        assertTrue(!first.equals(second.version()) && second.timestamp() > Engines.NOW);
    }

    @Test
    void negatingADefinitionFallsBackToTheFormerAndThenToNone() {
        ViewInfo first = Engines.define(node, "v", COUNT);
        ViewInfo second = Engines.define(node, "v", LAST);
        Engines.put(node, Delta.by("editor").at(1).negate(second.version()));
        assertEquals(Map.of("p", new Num(2)), values("v"));
        Engines.put(node, Delta.by("editor").at(1).negate(first.version()));
        assertEquals("no view named \"v\" is defined; none is", assertThrows(UnknownViewException.class, () -> values("v")).getMessage());
        assertEquals(List.of(), node.views());
    }

    @Test
    void definitionsThatTravelHereAsDeltasCountAlike() {
        Engines.define(node, "v", COUNT);
        Engines.put(node, posted("v", LAST, Engines.NOW + 1));
        assertEquals(Map.of("p", new Text("2")), values("v"));
        Engines.put(node, posted("v", COUNT, Engines.NOW - 1));
        assertEquals(Map.of("p", new Text("2")), values("v"), "an older one changes nothing");
    }

    @Test
    void ofEquallyNewOnesTheSmallestIdCounts() {
        List<Delta> both = List.of(posted("v", COUNT, 1), posted("v", LAST, 1));
        Engines.put(node, both);
        assertEquals(both.stream().map(Delta::id).min(DeltaId::compareTo).orElseThrow(), node.views().getFirst().version());
    }

    @Test
    void aBrokenDefinitionThatIsPostedIsReportedByNameAndCanBeReplaced() {
        Delta broken = posted("v", "{\"default\":{\"resolvr\":\"x\"}}", Engines.NOW + 1000);
        Engines.put(node, broken);
        String message = assertThrows(InvalidViewException.class, () -> values("v")).getMessage();
        assertTrue(message.contains("\"v\"") && message.contains(broken.id().toString()), message);
        assertEquals(List.of(), node.views());
        Engines.define(node, "v", COUNT);
        assertEquals(Map.of("p", new Num(2)), values("v"), "the replacement is newer");
    }

    @Test
    void aDefinitionInsideAnIncompleteTransactionIsNotThere() {
        Delta hidden = Delta.by("editor").at(1).in("tx").claim(posted("v", COUNT, 1).pointers().toArray(Pointer[]::new));
        Engines.put(node, hidden);
        assertThrows(UnknownViewException.class, () -> values("v"));
        Engines.put(node, Delta.by("editor").at(1).manifest("tx", hidden.id()));
        assertEquals(new Num(2), values("v").get("p"));
    }

    @Test
    void whatCannotBeReadByIsRefusedWithItsPlace() {
        assertTrue(refused("Bad Name", COUNT).getMessage().contains("lowercase letters, digits and hyphens"));
        assertEquals("/default", refused("v", "{\"default\":{}}").pointer());
        InvalidViewException options = refused("v", "{\"properties\":{\"p\":{\"resolver\":\"joined\",\"options\":{\"separater\":\"+\"}}}}");
        assertEquals("/properties/p", options.pointer(), options.getMessage());
        assertTrue(options.getMessage().contains("refuses its options: \"separator\""), options.getMessage());
        String none = refused("v", "{\"properties\":{\"p\":{\"resolver\":\"ids\",\"options\":{\"x\":1}}}}").getMessage();
        assertTrue(none.contains("takes no options"), none);
        String circle = refused("v", """
                {"properties": {
                   "a": {"resolver": "needing", "needs": ["b"]},
                   "b": {"resolver": "needing", "needs": ["a"]}}}""").getMessage();
        assertTrue(circle.contains("a") && circle.contains("b") && circle.contains("circle"), circle);
        InvalidViewException nested = refused("v", "{\"properties\":{\"p\":{\"resolver\":\"ids\",\"view\":\"missing\"}}}");
        assertEquals("/properties/p/view", nested.pointer());
        assertTrue(nested.getMessage().contains("\"missing\""));
        assertEquals("/default/view", refused("v", "{\"default\":{\"resolver\":\"ids\",\"view\":\"missing\"}}").pointer());
        String unknown = assertThrows(UnknownResolverException.class,
                () -> Engines.define(node, "v", "{\"default\":{\"resolver\":\"no-such\"}}")).getMessage();
        assertTrue(unknown.contains("no-such"));
        assertEquals(List.of(), node.views());
    }

    @Test
    void aViewMayNestItself() {
        Engines.define(node, "tree", "{\"default\":{\"resolver\":\"last-write\",\"view\":\"tree\"}}");
        Engines.put(node, Delta.by("a").at(1).relate("parent", "f", "child").to("child", "e", "parent").delta());
        Value parent = values("tree").get("parent");
        assertEquals(new Value.Fields(Map.of("id", new Text("f"), "properties", new Value.Fields(Map.of("child", new Text("e"))))), parent);
    }

    @Test
    void aResolverThatIsGoneFailsTheViewUntilItIsBack() {
        Engines.define(node, "v", "{\"default\":{\"resolver\":\"ids\"}}");
        values("v");
        resolvers.uninstall("ids");
        assertThrows(UnknownResolverException.class, () -> values("v"));
        resolvers.install("ids", new ClaimResolvers.Ids());
        assertEquals(1, values("v").size());
    }

    @Test
    void viewsComeInTheOrderOfTheirNamesAndAnUnknownOneNamesThem() {
        List.of("z-1", "a", "m2").forEach(name -> Engines.define(node, name, COUNT));
        assertEquals(List.of("a", "m2", "z-1"), node.views().stream().map(ViewInfo::name).toList());
        assertEquals("no view named \"x\" is defined; defined are a, m2, z-1",
                assertThrows(UnknownViewException.class, () -> values("x")).getMessage());
    }

    @Test
    void ofManyViewsAMessageNamesTwelve() {
        IntStream.range(10, 23).forEach(i -> Engines.define(node, "v" + i, COUNT));
        String unknown = assertThrows(UnknownViewException.class, () -> values("x")).getMessage();
        assertTrue(unknown.endsWith("defined are v10, v11, v12, v13, v14, v15, v16, v17, v18, v19, v20, v21, and more"), unknown);
        String nested = refused("v", "{\"default\":{\"resolver\":\"ids\",\"view\":\"missing\"}}").getMessage();
        assertTrue(nested.endsWith("v21, and more"), nested);
        assertEquals(13, node.views().size());
    }

    @Test
    void theNameOfAViewHasAtMost64Characters() {
        Engines.define(node, "v".repeat(64), COUNT);
        String message = refused("v".repeat(65), COUNT).getMessage();
        assertTrue(message.contains("1 to 64 lowercase letters"), message);
        assertTrue(refused("v".repeat(100_000), COUNT).getMessage().length() < 200);
        Engines.put(node, posted("v".repeat(65), COUNT, 1));
        assertEquals(List.of("v".repeat(64)), node.views().stream().map(ViewInfo::name).toList());
    }

    @Test
    void aDefinitionAtTheEndOfTimeIsNamedByWhoeverTriesToFollowIt() {
        Delta last = posted("v", COUNT, Double.MAX_VALUE);
        Engines.put(node, last);
        String message = refused("v", LAST).getMessage();
        assertTrue(message.contains(last.id().toString()) && message.contains("negate that delta"), message);
        Engines.put(node, Delta.by("editor").at(1).negate(last.id()));
        Engines.define(node, "v", LAST);
        assertEquals(Map.of("p", new Text("2")), values("v"));
    }

    @Test
    void aChoiceForAPropertyWinsOverTheView() {
        Engines.define(node, "v", COUNT);
        Reading reading = new Reading(Optional.of("v"), new ResolverChoice("ids", Map.of("p", "last-write")),
                OptionalDouble.empty());
        Engines.put(node, History.claim("e", "q", "1", 1));
        assertEquals(Map.of("p", new Text("2"), "q", new Num(1)), node.lossy("e", reading).orElseThrow().properties());
    }
}
