package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** A policy alone: value, order and reasons. */
class PolicyReadingTest {

    private static final Order NEWEST = new Order.ByTimestamp(Direction.DESC);
    private static final Function<HEntry, Value> LENGTH = entry -> new Num(entry.delta().author().length());

    private static HEntry entry(String author, double time, Object value) {
        Delta delta = value instanceof Integer number
                ? Delta.by(author).at(time).set("e", "p", number) : Delta.by(author).at(time).set("e", "p", (String) value);
        return new HEntry(delta, Standing.SURVIVING, Map.of());
    }

    private static List<HEntry> ascending(HEntry... entries) {
        return HView.of("e", Map.of("p", List.of(entries))).properties().get("p");
    }

    @Test
    void theValueOfAClaimIsWhatTheFunctionSays() {
        List<HEntry> entries = ascending(entry("alice", 1, "x"), entry("bo", 2, "y"), entry("carol", 3, "z"));
        assertEquals(Optional.of(new Num(5)), PolicyReading.of(new Policy.Pick(NEWEST)).value(entries, LENGTH));
        assertEquals(Optional.of(new Num(12)), PolicyReading.of(new Policy.Fold(Merge.SUM)).value(entries, LENGTH));
        Value different = new Value.Items(List.of(new Num(5), new Num(2)));
        assertEquals(Optional.of(different), PolicyReading.of(new Policy.AllDistinct(NEWEST)).value(entries, LENGTH));
        assertEquals(Optional.of(different), PolicyReading.of(new Policy.Conflicts(NEWEST)).value(entries, LENGTH));
        PolicyReading constant = PolicyReading.of(
                new Policy.AbsentAs(new Num(1), new Policy.AbsentAs(new Num(2), new Policy.Pick(NEWEST))));
        assertEquals(Optional.of(new Num(2)), constant.value(List.of(), LENGTH));
        assertEquals("the value of the first claim: newest first, then smallest id first; 2 when there is none", constant.rule());
    }

    @Test
    void reasonsNameWhatDecided() {
        Pred draft = new Pred.Match(Field.AUTHOR, Comparison.PREFIX, new Operand.Literal(new Text("al")));
        PolicyReading reading = PolicyReading.of(new Policy.Pick(new Order.Chain(List.of(
                new Order.ByAuthorRank(List.of("alice", "bo")), new Order.ByPred(draft, new Order.ByTimestamp(Direction.ASC))))));
        HEntry alice = entry("alice", 5, "x");
        assertEquals("its author \"bo\" ranks behind \"alice\"", reading.why(alice, entry("bo", 5, "x")));
        assertEquals("its author \"zoe\" is not listed, and \"alice\" is", reading.why(alice, entry("zoe", 5, "x")));
        assertEquals("newer: its time is 1700000000000.5, that of the winner 5",
                reading.why(alice, entry("alice", 1_700_000_000_000.5, "x")));
        assertTrue(reading.why(entry("ali", 5, "x"), entry("zoe", 5, "x")).startsWith("does not match {\"match\":"));
        assertEquals("equal, with a greater id", reading.why(alice, entry("alice", 5, "y")));
        assertTrue(reading.rule().startsWith(
                "the value of the first claim: by author (alice, bo, then all others), then those that match {"));
        assertEquals("its value is not greater", PolicyReading.of(new Policy.Fold(Merge.MAX)).why(alice, alice));
    }

    @Test
    void contributorsMakeTheValue() {
        HEntry low = entry("a", 1, 3);
        HEntry high = entry("b", 2, 7);
        HEntry same = entry("c", 3, 7);
        HEntry word = entry("d", 4, "w");
        List<HEntry> entries = ascending(low, high, same, word);
        Function<HEntry, Value> claimed = entry -> Candidate.of(entry, "e");
        assertEquals(List.of(word), PolicyReading.of(new Policy.Pick(NEWEST)).contributors(entries, claimed));
        assertEquals(List.of(word), PolicyReading.of(new Policy.Fold(Merge.MAX)).contributors(entries, claimed));
        assertEquals(List.of(low), PolicyReading.of(new Policy.Fold(Merge.MIN)).contributors(entries, claimed));
        assertEquals(3, PolicyReading.of(new Policy.Fold(Merge.SUM)).contributors(entries, claimed).size());
        assertEquals(List.of(), PolicyReading.of(new Policy.Fold(Merge.OR)).contributors(entries, claimed));
        assertEquals(List.of(word, same, low), PolicyReading.of(new Policy.AllDistinct(NEWEST)).contributors(entries, claimed));
        assertEquals(List.of(word, same, high, low), PolicyReading.of(new Policy.All(NEWEST)).contributors(entries, claimed));
        assertEquals(List.of(), PolicyReading.of(new Policy.Conflicts(NEWEST)).contributors(List.of(), claimed));
    }

    @Test
    void comparingWithTheWinnerIsAsGoodAsRanking() {
        Random random = new Random(3);
        Pred first = new Pred.Match(Field.AUTHOR, Comparison.EQ, new Operand.Literal(new Text("a1")));
        List<Order> orders = List.of(NEWEST, new Order.ByTimestamp(Direction.ASC), new Order.LexById(),
                new Order.ByAuthorRank(List.of("a2", "a0")), new Order.ByPred(first, NEWEST),
                new Order.Chain(List.of(new Order.ByAuthorRank(List.of("a1")), NEWEST)));
        for (int round = 0; round < 300; round++) {
            PolicyReading reading = PolicyReading.of(new Policy.Pick(orders.get(round % orders.size())));
            List<HEntry> arriving = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                arriving.add(entry("a" + random.nextInt(4), random.nextInt(5) - 2, i));
            }
            HEntry winner = arriving.stream().min(reading).orElseThrow();
            List<HEntry> entries = ascending(arriving.toArray(HEntry[]::new));
            assertEquals(winner, reading.ranked(entries).getFirst());
            assertEquals(arriving.stream().sorted(reading).toList(), reading.ranked(entries));
            assertEquals(Optional.of(Candidate.of(winner, "e")), reading.value(entries, entry -> Candidate.of(entry, "e")));
            assertEquals(reading.value(entries, LENGTH), reading.value(new ArrayList<>(entries), LENGTH));
            assertTrue(reading.picks());
        }
        assertFalse(PolicyReading.of(new Policy.Fold(Merge.MAX)).picks());
        Comparator<HEntry> byId = PolicyReading.of(new Policy.Fold(Merge.MAX));
        HEntry one = entry("a", 1, 1);
        assertEquals(0, byId.compare(one, one));
    }

    @Test
    void aResolutionHandsOutTheReadingOfEachProperty() {
        Resolution resolution = Resolution.of(new Schema(Map.of("sum", new Policy.Fold(Merge.SUM)), new Policy.Pick(NEWEST)));
        assertEquals(new Policy.Fold(Merge.SUM), resolution.reading("sum").policy());
        assertEquals(new Policy.Pick(NEWEST), resolution.reading("other").policy());
        HView view = HView.of("e", Map.of("sum", List.of(
                new HEntry(Delta.by("a").at(1.0).set("e", "sum", 1e308), Standing.SURVIVING, Map.of()),
                new HEntry(Delta.by("a").at(2.0).set("e", "sum", 1e308), Standing.SURVIVING, Map.of()))));
        AlgebraException fault = assertThrows(AlgebraException.class, () -> resolution.resolve(view));
        assertEquals(Fault.UNRESOLVABLE, fault.fault());
        assertTrue(fault.getMessage().startsWith("property \"sum\": the sum of 2 numbers"), fault.getMessage());
    }
}
