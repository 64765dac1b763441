package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.rhizome.core.History.claim;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.SetDigest;
import org.rhizome.node.Rhizome.Digest;

class DigestTest {

    private static final List<Delta> DELTAS = IntStream.range(0, 10).mapToObj(i -> claim("e", "p", "v", i)).toList();

    private final Engine node = Engines.over(new MemoryStore());

    @AfterEach
    void close() {
        node.close();
    }

    private static Digest expected(List<Delta> deltas) {
        List<DeltaId> ids = deltas.stream().map(Delta::id).sorted().toList();
        return new Digest(ids.size(), SetDigest.of(ids.size(), ids.iterator()));
    }

    @Test
    void theDigestIsThatOfTheWholeSetWhateverTheOrder() {
        assertEquals(expected(List.of()), node.digest());
        Engines.put(node, DELTAS.reversed());
        assertEquals(expected(DELTAS), node.digest());
    }

    @Test
    void itIsKeptUntilTheSetGrows() {
        Engines.put(node, DELTAS.subList(0, 9));
        Digest kept = node.digest();
        Engines.put(node, DELTAS.getFirst());
        assertSame(kept, node.digest(), "a duplicate does not change the set");
        Engines.put(node, DELTAS.getLast());
        assertNotEquals(kept, node.digest());
        assertEquals(expected(DELTAS), node.digest());
    }
}
