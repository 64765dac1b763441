package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;
import org.rhizome.node.Reading;

@Timeout(120)
class CacheExactnessTest {

    @ParameterizedTest
    @ValueSource(longs = {1001, 1002, 1003})
    void afterAnAcknowledgedWriteEveryViewEqualsTheOneComputedFromScratch(long seed) throws Exception {
        ExactnessDrill.run(new MemoryStore(), seed);
    }

    @Test
    void theCacheStaysWithinItsBound() {
        EngineSettings usual = EngineSettings.DEFAULTS;
        EngineSettings small = Engines.settings(usual.queueDeltas(), usual.queueBytes(), usual.groupDeltas(), usual.groupBytes(), 50_000);
        try (Engine node = Engines.over(new MemoryStore(), Resolvers.usual(), small)) {
            for (int i = 0; i < 1_000; i++) {
                Delta claim = History.claim("e" + i, "p", "x".repeat(500), i);
                Engines.put(node, claim);
                node.lossy("e" + i, Reading.DEFAULTS);
            }
            long cached = node.status().cachedViews();
            assertTrue(cached > 10 && cached < 100, () -> cached + " views of about a kilobyte are cached in 50 kB");
            assertEquals(1_000, node.status().viewMisses());
        }
    }
}
