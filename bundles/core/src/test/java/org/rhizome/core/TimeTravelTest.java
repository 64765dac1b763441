package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.algebra.Field;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.MaskPolicy;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.node.Filter;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.LossyView;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;

/** The past is what a node would show that had only ever got what was claimed by then. */
@Timeout(120)
class TimeTravelTest {

    private static final List<String> ENTITIES = List.of("ent-a", "ent-b");
    private static final Reading IDS = Reading.of(new ResolverChoice("ids", Map.of()));
    private static final Term ALICES = new Term.Mask(new MaskPolicy.Drop(),
            new Term.Select(new Pred.MatchAny(Field.AUTHOR, List.of(new Text("alice"))), new Term.Input()));

    /** What a node shows of a time, or of the present. */
    private static List<Object> picture(Engine node, OptionalDouble time) {
        List<Object> picture = new ArrayList<>();
        for (String entity : ENTITIES) {
            for (LosslessOptions.Negated negated : LosslessOptions.Negated.values()) {
                LosslessOptions options = new LosslessOptions(time, new Pred.True(), negated, Set.of("to"), 2);
                picture.add(node.lossless(entity, options).map(TimeTravelTest::hex));
            }
            for (Reading reading : Picture.READINGS) {
                picture.add(node.lossy(entity, at(reading, time)));
                List.of("p", "number", "further").forEach(property -> picture.add(node.explain(entity, property, at(reading, time))));
            }
        }
        Picture.READINGS.forEach(reading -> picture.add(list(node, at(reading, time)).entities()));
        picture.add(HexFormat.of().formatHex(
                node.query(new QueryRequest(ALICES, Optional.empty(), Registry.EMPTY, time)).result().canonicalBytes()));
        return picture;
    }

    private static String hex(HView view) {
        return HexFormat.of().formatHex(view.canonicalBytes());
    }

    private static Reading at(Reading reading, OptionalDouble time) {
        return time.isPresent() ? reading.at(time.getAsDouble()) : reading;
    }

    private static ListPage list(Engine node, Reading reading) {
        return node.list(new ListQuery(new ListQuery.Source.Prefix("ent-"), reading, Filter.ALL, Optional.empty(), Optional.empty(), 10));
    }

    private static Engine told(List<Delta> deltas) {
        Engine node = Engines.over(new MemoryStore(), ClaimResolvers.all());
        Picture.define(node);
        Engines.put(node, deltas);
        return node;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itEqualsANodeThatOnlyEverGotTheDeltasUpToThen(long seed) {
        List<Delta> history = Histories.random(new Random(seed), 30, ENTITIES);
        TreeSet<Double> times = new TreeSet<>(List.of(Double.NEGATIVE_INFINITY, -1.0, 2.5, Double.POSITIVE_INFINITY));
        history.forEach(delta -> times.add(delta.timestamp()));
        try (Engine whole = told(history)) {
            for (double time : times) {
                try (Engine part = told(history.stream().filter(delta -> delta.timestamp() <= time).toList())) {
                    assertEquals(picture(part, OptionalDouble.empty()), picture(whole, OptionalDouble.of(time)),
                            () -> "seed " + seed + ", as of " + time);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void withTransactionsItIsWhatCanBeSeenNowOfWhatWasClaimedByThen(long seed) {
        List<Delta> history = Histories.transactional(new Random(seed), 40, ENTITIES);
        Oracle oracle = new Oracle(history);
        try (Engine node = told(history)) {
            for (double time : new double[] {-1, 0, 1, 2, 3, 4, 5, 500_000, 1_000_000}) {
                Oracle past = oracle.asOf(time);
                ENTITIES.forEach(entity -> assertEquals(past.ids(entity), node.lossy(entity, IDS.at(time)).map(LossyView::properties),
                        () -> "seed " + seed + ", as of " + time));
            }
        }
    }

    @Test
    void aNegationCountsFromItsOwnTimeOn() {
        Delta claim = History.claim("ent-a", "p", "v", 10);
        try (Engine node = told(List.of(claim, History.negation(claim, 20)))) {
            assertTrue(node.lossy("ent-a", Reading.DEFAULTS.at(9.9)).isEmpty());
            assertEquals(Map.of("p", new Text("v")), node.lossy("ent-a", Reading.DEFAULTS.at(10)).orElseThrow().properties());
            assertEquals(Map.of("p", new Text("v")), node.lossy("ent-a", Reading.DEFAULTS.at(19.9)).orElseThrow().properties());
            assertEquals(Map.of(), node.lossy("ent-a", Reading.DEFAULTS.at(20)).orElseThrow().properties());
        }
    }

    @Test
    void theBeginningOfTimeIsEmptyAndItsEndIsNow() {
        try (Engine node = told(Histories.random(new Random(5), 30, ENTITIES))) {
            assertTrue(node.lossy("ent-a", Reading.DEFAULTS.at(Double.NEGATIVE_INFINITY)).isEmpty());
            assertEquals(List.of(), list(node, Reading.DEFAULTS.at(Double.NEGATIVE_INFINITY)).entities());
            assertEquals(picture(node, OptionalDouble.empty()), picture(node, OptionalDouble.of(Double.POSITIVE_INFINITY)));
        }
    }
}
