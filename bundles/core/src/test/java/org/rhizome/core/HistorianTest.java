package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.Fault;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.History.Change;
import org.rhizome.node.Reading;

/** The history of a property: what its view would have been at every moment. */
class HistorianTest {

    private static final double START = Double.NEGATIVE_INFINITY;

    private final Engine node = Engines.over(new MemoryStore(), ClaimResolvers.all());

    @AfterEach
    void close() {
        node.close();
    }

    private List<Change> changes(String property, Reading reading, double after, int limit) {
        return node.history("a", property, reading, after, limit).orElseThrow().changes();
    }

    @Test
    void itTellsEveryValueAndSinceWhenAndWhatCausedIt() {
        Delta one = History.claim("a", "p", "1", 10);
        Delta two = History.claim("a", "p", "2", 20);
        Delta same = History.claim("a", "p", "2", 25);
        Delta no = History.negation(two, 30);
        Delta none = History.negation(same, 40);
        Delta last = History.negation(one, 50);
        Engines.put(node, last, none, no, same, two, one, History.claim("a", "q", "x", 5));
        assertEquals(List.of(
                new Change(10, Optional.of(new Text("1")), List.of(one.id())),
                new Change(20, Optional.of(new Text("2")), List.of(two.id())),
                new Change(40, Optional.of(new Text("1")), List.of(none.id())),
                new Change(50, Optional.empty(), List.of(last.id()))), changes("p", Reading.DEFAULTS, START, 10));
        assertEquals(List.of(), changes("absent", Reading.DEFAULTS, START, 10));
        assertTrue(node.history("nobody", "p", Reading.DEFAULTS, START, 10).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void atEveryMomentItSaysWhatTheViewAsOfThenSays(long seed) {
        Picture.define(node);
        List<Delta> history = seed % 2 == 0 ? Histories.transactional(new Random(seed), 40, List.of("a", "b"))
                : Histories.random(new Random(seed), 40, List.of("a", "b"));
        Engines.put(node, history);
        TreeSet<Double> times = new TreeSet<>();
        history.forEach(delta -> times.add(delta.timestamp()));
        for (Reading reading : List.of(0, 1, 3, 4).stream().map(Picture.READINGS::get).toList()) { // not the one that nests
            for (String property : List.of("p", "q", "back", "every", "number", "needs", "joined", "absent", "quarrel", "last")) {
                List<Change> changes = changes(property, reading, START, 1_000);
                for (double time : times) {
                    assertEquals(node.lossy("a", reading.at(time)).map(view -> view.properties().get(property)), valueAt(changes, time),
                            () -> "seed " + seed + ", " + property + " at " + time + " by " + reading);
                }
                for (int i = 1; i < changes.size(); i++) {
                    assertTrue(changes.get(i - 1).from() < changes.get(i).from());
                    assertNotEquals(changes.get(i - 1).value(), changes.get(i).value());
                }
            }
        }
    }

    private static Optional<Value> valueAt(List<Change> changes, double time) {
        return changes.stream().filter(change -> change.from() <= time).reduce((a, b) -> b).flatMap(Change::value);
    }

    /** A claim at 0, its negation, the negation of that and so on. */
    private static List<Delta> chain(int length, DoubleUnaryOperator time) {
        List<Delta> chain = new ArrayList<>(List.of(History.claim("a", "p", "v", 0)));
        for (int i = 1; i <= length; i++) {
            chain.add(History.negation(chain.getLast(), time.applyAsDouble(i)));
        }
        return chain;
    }

    private void put(List<Delta> deltas) {
        for (int from = 0; from < deltas.size(); from += 10_000) {
            Engines.put(node, deltas.subList(from, Math.min(deltas.size(), from + 10_000)));
        }
    }

    @Test
    @Timeout(60)
    void aLongChainOfNegationsChangesTheValueAtEachOfThem() {
        put(chain(2_000, i -> i));
        List<Change> changes = changes("p", Reading.DEFAULTS, START, 10_000);
        assertEquals(2_001, changes.size());
        changes.forEach(change -> assertEquals(change.from() % 2 == 0, change.value().isPresent()));
    }

    @Test
    @Timeout(60)
    void aChainOfOneMomentIsGoneThroughOnce() {
        put(chain(49_999, i -> 1));
        assertEquals(List.of(0.0, 1.0), changes("p", Reading.DEFAULTS, START, 10).stream().map(Change::from).toList());
    }

    @Test
    @Timeout(60)
    void aChainThatIsMadeFromItsEndChangesNothingUntilItReachesTheClaim() {
        List<Delta> chain = chain(20_000, i -> 20_001 - i);
        put(chain);
        List<Change> changes = changes("p", Reading.DEFAULTS, START, 10);
        assertEquals(List.of(0.0), changes.stream().map(Change::from).toList(), "an even chain leaves the claim as it is");
        Delta no = History.negation(chain.getLast(), 0.5);
        Engines.put(node, no);
        assertEquals(List.of(0.0, 20_000.0), changes("p", Reading.DEFAULTS, START, 10).stream().map(Change::from).toList());
    }

    @Test
    @Timeout(60)
    void aClaimThatIsNegatedOftenIsGoneOnce() {
        Delta claim = History.claim("a", "p", "v", 0);
        put(Stream.concat(Stream.of(claim), IntStream.rangeClosed(1, 20_000).mapToObj(i -> History.negation(claim, i))).toList());
        assertEquals(List.of(0.0, 1.0), changes("p", Reading.DEFAULTS, START, 10).stream().map(Change::from).toList());
    }

    @Test
    @Timeout(60)
    void whatTakesTooManyStepsIsRefused() {
        put(chain(4_000, i -> i));
        AlgebraException refusal = assertThrows(AlgebraException.class, () -> changes("p", Reading.DEFAULTS, START, 10_000));
        assertEquals(Fault.LIMIT, refusal.fault());
        assertTrue(refusal.getMessage().contains("steps") && refusal.getMessage().contains("asOf"), refusal.getMessage());
    }

    @Test
    void pagesAddUpToTheWhole() {
        for (int i = 0; i < 25; i++) {
            Engines.put(node, History.claim("a", "p", "v" + i, i));
        }
        List<Change> all = changes("p", Reading.DEFAULTS, START, 1_000);
        assertEquals(25, all.size());
        List<Change> paged = new ArrayList<>();
        OptionalDouble after = OptionalDouble.of(START);
        while (after.isPresent()) {
            var page = node.history("a", "p", Reading.DEFAULTS, after.getAsDouble(), 10).orElseThrow();
            assertTrue(page.changes().size() <= 10);
            paged.addAll(page.changes());
            after = page.next();
        }
        assertEquals(all, paged);
    }
}
