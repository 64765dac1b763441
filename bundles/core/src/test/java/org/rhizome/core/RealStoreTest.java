package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.SigningKey;
import org.rhizome.node.LosslessOptions;
import org.rhizome.node.Outcome;
import org.rhizome.store.mapdb.OpenStore;

/** The engine over the store that nodes run on: what was proven over the model must hold here too. */
@Timeout(120)
class RealStoreTest {

    private static final long SEED = 2001;
    private static final List<String> ENTITIES = List.of("a", "b", "c");

    @TempDir
    private Path folder;

    @Test
    void afterAnAcknowledgedWriteEveryViewEqualsTheOneComputedFromScratch() throws Exception {
        try (OpenStore store = OpenStore.onDisk(folder)) {
            ExactnessDrill.run(store, SEED);
        }
    }

    @Test
    void viewsAreThoseOfTheRulesWhateverTheOrderAndAfterARestart() {
        List<Delta> history = new ArrayList<>(Histories.random(new Random(SEED), 300, ENTITIES));
        Oracle oracle = new Oracle(history);
        Collections.shuffle(history, new Random(SEED));
        try (OpenStore store = OpenStore.onDisk(folder); Engine node = Engines.over(store)) {
            Engines.put(node, history.subList(0, 150));
            Engines.put(node, history.subList(150, 300));
            ENTITIES.forEach(entity -> assertEquals(Optional.ofNullable(oracle.lossless(entity)), lossless(node, entity), "seed " + SEED));
        }
        try (OpenStore store = OpenStore.onDisk(folder); Engine node = Engines.over(store)) {
            ENTITIES.forEach(entity -> assertEquals(Optional.ofNullable(oracle.lossless(entity)), lossless(node, entity), "seed " + SEED));
        }
    }

    private static Optional<SortedMap<String, List<DeltaId>>> lossless(Engine node, String entity) {
        return node.lossless(entity, LosslessOptions.DEFAULTS).map(ArrivalOrderTest::ids);
    }

    @Test
    void aSignedDeltaIsHereOnce() {
        Delta signed = Delta.by(SigningKey.random()).at(1).set("e", "p", "v");
        try (OpenStore store = OpenStore.onDisk(folder); Engine node = Engines.over(store)) {
            List<Outcome> outcomes = Engines.put(node, signed, signed);
            assertEquals(List.of(new Outcome.Accepted(signed.id(), 1), new Outcome.Duplicate(signed.id())), outcomes);
            assertEquals(signed.signature(), node.lossless("e", LosslessOptions.DEFAULTS).orElseThrow()
                    .properties().get("p").getFirst().delta().signature());
        }
    }
}
