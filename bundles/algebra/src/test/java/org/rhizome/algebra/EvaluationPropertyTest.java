package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.json.JsonWriter;

/** Random terms over random histories, with fixed seeds. */
class EvaluationPropertyTest {

    private static final int ROUNDS = 3_000;
    private static final String ROOT = "movie:matrix";

    @Test
    void theResultDependsOnTheSetAlone() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            List<Delta> history = new Samples(seed).history(30);
            Query query = Query.of(new RandomTerms(seed).any(4), RandomTerms.REGISTRY);
            String expected = bytes(query, MemorySource.of(history));
            List<Delta> shuffled = new ArrayList<>(history);
            shuffled.addAll(history.subList(0, 10));
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(expected, bytes(query, MemorySource.of(shuffled)), "seed " + seed);
        }
    }

    @Test
    void anIndexFindsWhatAScanFinds() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            List<Delta> history = new Samples(seed).history(30);
            Query query = Query.of(new RandomTerms(seed).any(4), RandomTerms.REGISTRY);
            List<Delta> distinct = new ArrayList<>(new HashSet<>(history));
            assertEquals(bytes(query, new ScanSource(distinct)), bytes(query, MemorySource.of(history)), "seed " + seed);
        }
    }

    @Test
    void aSetIsWhatTheSpecificationBuilds() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            List<Delta> history = new Samples(seed).history(25);
            Term term = new RandomTerms(seed).set(4);
            DSet set = (DSet) Query.of(term, Registry.EMPTY).evaluate(MemorySource.of(history), ROOT).result();
            NaiveSets naive = new NaiveSets(new HashSet<>(history), ROOT);
            assertEquals(naive.evaluate(term), new HashSet<>(set.deltas()), "seed " + seed + ": " + term);
        }
    }

    @Test
    void thePastIsWhatWasKnownThen() {
        for (int seed = 0; seed < 300; seed++) {
            List<Delta> history = new Samples(seed).history(30);
            Query query = Query.of(new RandomTerms(seed).any(3), RandomTerms.REGISTRY);
            List<Delta> past = history.stream().filter(delta -> delta.timestamp() <= 1).toList();
            DeltaSource asOf = FilteredSource.asOf(MemorySource.of(history), 1);
            assertEquals(bytes(query, MemorySource.of(past)), bytes(query, asOf), "seed " + seed);
        }
    }

    @Test
    void aTermComesBackFromItsForms() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Term term = new RandomTerms(seed).any(3);
            JsonWriter json = new JsonWriter();
            Terms.write(term, json);
            assertEquals(term, Terms.parse(json.toByteArray()));
            assertEquals(term, Terms.decode(Terms.canonicalBytes(term)));
        }
    }

    @Test
    void aPlanStatesAtLeastWhatIsTaken() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            DeltaSource source = MemorySource.of(new Samples(seed).history(30));
            Query query = Query.of(new RandomTerms(seed).set(4), Registry.EMPTY);
            Cost stated = query.plan(source, ROOT).cost();
            Cost spent = query.evaluate(source, ROOT).spent();
            if (stated.growth() == Cost.Growth.FIXED && stated.steps() + source.count() < spent.steps()) {
                throw new AssertionError("seed " + seed + ": stated " + stated + ", took " + spent);
            }
        }
    }

    private static String bytes(Query query, DeltaSource source) {
        return Vectors.hex(query.evaluate(source, ROOT).result().canonicalBytes());
    }
}
