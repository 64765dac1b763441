package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.Explanation;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;

class ExplainTest {

    private static final Delta OLD = History.claim("e", "p", "old", 1);
    private static final Delta NEW = History.claim("e", "p", "new", 2);
    private static final Delta WRONG = History.claim("e", "p", "wrong", 3);
    private static final Delta NO = Delta.by("bob").at(4).negate(WRONG.id());

    private final Engine node = Engines.over(new MemoryStore(), ClaimResolvers.all().install("explaining", new Explaining()));

    /** The newest wins, and it can say so. */
    private static final class Explaining implements ExplainingResolver<Claim> {

        private final Resolvers.Newest newest = new Resolvers.Newest();

        @Override
        public Claim reduce(Claim best, Claim claim) {
            return newest.reduce(best, claim);
        }

        @Override
        public Optional<Value> resolve(Claim best) {
            return newest.resolve(best);
        }

        @Override
        public String rule() {
            return "the newest wins";
        }

        @Override
        public Part part(Claim best, Claim claim) {
            return best.id().equals(claim.id()) ? new Part(Part.Kind.WON, "the newest") : new Part(Part.Kind.LOST, "older");
        }
    }

    @BeforeEach
    void fill() {
        Engines.put(node, OLD, NEW, WRONG, NO);
        Engines.define(node, "v", """
                {"properties": {
                   "p": {"policy": {"pick": {"order": {"byTimestamp": "desc"}}}},
                   "number": {"policy": {"merge": "count"}, "from": "p"},
                   "out": {"omit": true}},
                 "default": {"omit": true}}""");
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Explanation explain(String property, Reading reading) {
        return node.explain("e", property, reading).orElseThrow();
    }

    private static List<DeltaId> ids(List<Explanation.Part> parts) {
        return parts.stream().map(Explanation.Part::id).toList();
    }

    private static List<DeltaId> ascending(Delta... deltas) {
        return Stream.of(deltas).map(Delta::id).sorted().toList();
    }

    private static String why(List<Explanation.Part> parts, Delta delta) {
        return parts.stream().filter(part -> part.id().equals(delta.id())).findFirst().orElseThrow().why();
    }

    @Test
    void aResolverThatCanExplainNamesWinnerAndLosersAndTheNegatedOneSaysBy() {
        Explanation told = explain("p", Reading.of(new ResolverChoice("explaining", Map.of())));
        assertEquals(Optional.of(new Text("new")), told.value());
        assertEquals(new Explanation.Decider("explaining", "1.0.0", "test.explaining"), told.decider());
        assertEquals("the newest wins", told.rule());
        assertEquals(Optional.of(new Explanation.Part(NEW.id(), "alice", 2, new Text("new"), "the newest")), told.winner());
        assertEquals(ascending(OLD, WRONG), ids(told.losers()));
        assertEquals("older", why(told.losers(), OLD));
        assertEquals("negated by " + NO.id() + " of bob", why(told.losers(), WRONG));
    }

    @Test
    void eachNegatedClaimNamesTheFirstNegationThatHolds() {
        Delta struck = Delta.by("carol").at(5).negate(WRONG.id());
        Delta both = Delta.by("dave").at(6).claim(new Pointer("negates", History.reference(WRONG.id())),
                new Pointer("negates", History.reference(OLD.id())));
        Engines.put(node, struck, both, Delta.by("carol").at(7).negate(struck.id()));
        Explanation told = explain("p", Reading.DEFAULTS);
        Delta first = Stream.of(NO, both).min(Comparator.comparing(Delta::id)).orElseThrow();
        assertEquals("negated by " + first.id() + " of " + first.author(), why(told.losers(), WRONG));
        assertEquals("negated by " + both.id() + " of dave", why(told.losers(), OLD));
    }

    @Test
    void ofAResolverThatCannotTheHostSaysWhichClaimsHaveTheValue() {
        Delta same = Delta.by("carol").at(1).set("e", "p", "new");
        Engines.put(node, same);
        Explanation told = explain("p", Reading.DEFAULTS);
        assertTrue(told.winner().isEmpty());
        assertEquals(ascending(NEW, same), ids(told.contributors()));
        assertEquals(ascending(OLD, WRONG), ids(told.losers()));
    }

    @Test
    void aPolicyThatPicksHasAWinnerAndOneThatMergesHasContributors() {
        Explanation picked = explain("p", Reading.through("v"));
        assertEquals(Optional.of(NEW.id()), picked.winner().map(Explanation.Part::id));
        assertEquals(ascending(OLD, WRONG), ids(picked.losers()));
        assertEquals("policy", picked.decider().name());
        Explanation counted = explain("number", Reading.through("v"));
        assertEquals(Optional.of(new Num(2)), counted.value());
        assertTrue(counted.winner().isEmpty());
        assertEquals(ascending(OLD, NEW), ids(counted.contributors()));
        assertEquals(ascending(WRONG), ids(counted.losers()));
    }

    @Test
    void aPropertyThatTheViewLeavesOutSaysSoAndShowsItsClaims() {
        Delta claim = History.claim("e", "out", "x", 1);
        Delta other = History.claim("e", "other", "x", 1);
        Engines.put(node, claim, other);
        for (Map.Entry<String, Delta> left : Map.of("out", claim, "other", other).entrySet()) {
            Explanation told = explain(left.getKey(), Reading.through("v"));
            assertTrue(told.value().isEmpty() && told.winner().isEmpty());
            assertEquals("omit", told.decider().name());
            assertEquals("the view leaves the property out", why(told.losers(), left.getValue()));
        }
    }

    @Test
    void aPropertyWithoutClaimsHasNoValueAndAnEntityWithoutClaimsNoExplanation() {
        Explanation told = explain("absent", Reading.DEFAULTS);
        assertTrue(told.value().isEmpty() && told.losers().isEmpty() && told.contributors().isEmpty());
        assertTrue(node.explain("nobody", "p", Reading.DEFAULTS).isEmpty());
    }

    @Test
    void whenAllClaimsAreNegatedTheyAreAllLosers() {
        Engines.put(node, History.negation(OLD, 5), History.negation(NEW, 5));
        for (Reading reading : List.of(Reading.DEFAULTS, Reading.through("v"))) {
            Explanation told = explain("p", reading);
            assertTrue(told.value().isEmpty());
            assertEquals(ascending(OLD, NEW, WRONG), ids(told.losers()));
        }
    }

    @Test
    void everyClaimIsThereOnceAndTheValueIsThatOfTheView() {
        Picture.define(node);
        Engines.put(node, Histories.random(new Random(3), 60, List.of("e", "f")));
        var view = node.lossless("e", LosslessOptions.DEFAULTS).orElseThrow();
        for (Reading reading : Picture.READINGS.subList(0, 2)) {
            var values = node.lossy("e", reading).orElseThrow().properties();
            for (String property : List.of("p", "q", "back")) {
                Explanation told = explain(property, reading);
                assertEquals(Optional.ofNullable(values.get(property)), told.value());
                List<DeltaId> all = new ArrayList<>(ids(told.contributors()));
                told.winner().ifPresent(winner -> all.add(winner.id()));
                told.losers().stream().filter(part -> !part.why().startsWith("negated")).forEach(part -> all.add(part.id()));
                assertEquals(view.properties().getOrDefault(property, List.of()).stream().map(entry -> entry.delta().id()).toList(),
                        all.stream().sorted().toList());
            }
        }
    }
}
