package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.SigningKey;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;

/** A maintained view equals the one computed from scratch, byte for byte, after whatever came in whatever order. */
@Timeout(120)
class MaintainedTest {

    private static final List<String> ENTITIES = List.of("a", "b", "a/tx0", "a/tx1");
    private static final Reading IDS = Reading.of(new ResolverChoice("ids", Map.of()));

    /** Tells it to both nodes in batches of one to four, with duplicates, and looks each time. */
    private static void tell(List<Delta> history, Random random, String what) {
        try (Engine maintained = Engines.over(new MemoryStore(), ClaimResolvers.all());
                Engine scratch = Engines.over(new MemoryStore(), ClaimResolvers.all(), Engines.forgetful())) {
            Picture.define(maintained);
            Picture.define(scratch);
            List<Delta> told = new ArrayList<>();
            for (int from = 0; from < history.size();) {
                int to = Math.min(history.size(), from + 1 + random.nextInt(4));
                List<Delta> batch = new ArrayList<>(history.subList(from, to));
                told.addAll(batch);
                batch.add(Histories.pick(random, told));
                Engines.put(maintained, batch);
                Engines.put(scratch, batch);
                if (random.nextInt(4) > 0) { // so that more than one group waits to be applied now and then
                    String where = what + " after " + to;
                    assertEquals(Picture.of(scratch, ENTITIES), Picture.of(maintained, ENTITIES), where);
                    requireOracle(new Oracle(told), maintained, where);
                }
                from = to;
            }
            assertEquals(Picture.of(scratch, ENTITIES), Picture.of(maintained, ENTITIES), what);
            assertTrue(maintained.status().viewHits() > 0, "something was maintained");
        }
    }

    private static void requireOracle(Oracle oracle, Engine node, String where) {
        for (String entity : ENTITIES) {
            assertEquals(oracle.ids(entity), node.lossy(entity, IDS).map(view -> view.properties()), () -> where + ", entity " + entity);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void afterClaimsRelationsAndNegationsOfNegations(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2; round++) {
            List<Delta> history = Histories.random(random, 50, ENTITIES.subList(0, 2));
            Collections.shuffle(history, random);
            tell(history, random, "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void afterTransactionsWhoseMembersAndManifestsComeInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2; round++) {
            List<Delta> history = Histories.transactional(random, 45, ENTITIES.subList(0, 2));
            if (round > 0) {
                Collections.shuffle(history, random);
            }
            tell(history, random, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void aSignatureThatComesLaterChangesTheLosslessViewAndNoValue() {
        Delta signed = Delta.by(SigningKey.ofSeed(new byte[SigningKey.SEED_LENGTH])).at(1).set("a", "p", "v");
        MemoryStore store = new MemoryStore();
        store.append(List.of(Delta.of(signed.claims())), 0);
        try (Engine node = Engines.over(store, ClaimResolvers.all())) {
            String lossy = node.lossy("a", IDS).toString();
            String unsigned = Picture.lossless(node, "a");
            Engines.put(node, signed);
            assertEquals(lossy, node.lossy("a", IDS).toString());
            assertNotEquals(unsigned, Picture.lossless(node, "a"));
            assertEquals(signed.signature(), node.lossless("a", LosslessOptions.DEFAULTS).orElseThrow()
                    .properties().get("p").getFirst().delta().signature());
        }
    }

    @Test
    void aViewThatIsForgottenForWantOfRoomComesBackAsItWas() {
        Random random = new Random(99);
        List<Delta> history = Histories.random(random, 60, ENTITIES.subList(0, 2));
        EngineSettings usual = EngineSettings.DEFAULTS;
        EngineSettings tight = Engines.settings(usual.queueDeltas(), usual.queueBytes(), usual.groupDeltas(), usual.groupBytes(), 12_000);
        try (Engine node = Engines.over(new MemoryStore(), ClaimResolvers.all(), tight);
                Engine scratch = Engines.over(new MemoryStore(), ClaimResolvers.all(), Engines.forgetful())) {
            Picture.define(node);
            Picture.define(scratch);
            for (Delta delta : history) {
                Engines.put(node, delta);
                Engines.put(scratch, delta);
                assertEquals(Picture.of(scratch, ENTITIES), Picture.of(node, ENTITIES));
            }
        }
    }

    @Test
    void aNegationThatReachesTooFarToBeFollowedIsExactAllTheSame() {
        try (Engine node = Engines.over(new MemoryStore(), ClaimResolvers.all())) {
            Delta claim = History.claim("a", "p", "v", 1);
            List<Delta> chain = new ArrayList<>(List.of(History.negation(claim, 2)));
            while (chain.size() < ReadBudget.MAX_READS + 10) {
                chain.add(History.negation(chain.getLast(), 2));
            }
            Engines.put(node, claim);
            Engines.put(node, chain.subList(0, chain.size() - 1));
            assertEquals(Map.of(), node.lossy("a", IDS).orElseThrow().properties());
            Engines.put(node, chain.getLast());
            assertEquals(1, node.lossy("a", IDS).orElseThrow().properties().size());
        }
    }
}
