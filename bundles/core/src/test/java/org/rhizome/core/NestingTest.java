package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.Reading;

/** What the nested views of one answer may cost. */
class NestingTest {

    private final CountingStore store = new CountingStore();
    private final Engine node = Engines.over(store, Resolvers.usual());

    @BeforeEach
    void define() {
        Engines.define(node, "inner", "{\"properties\":{\"whole\":{\"omit\":true}}}");
        Engines.define(node, "outer", "{\"default\":{\"resolver\":\"all\",\"view\":\"inner\"}}");
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void refer(int from, int to) {
        Engines.put(node, IntStream.range(from, to).mapToObj(i ->
                Delta.by("alice").at(i).relate("part", "inner", "whole").to("whole", "outer", "parts").delta()).toList());
    }

    private Value parts(Reading reading) {
        return node.lossy("outer", reading).orElseThrow().properties().get("parts");
    }

    @Test
    void anEntityThatIsTakenInOftenIsReadOnce() {
        Engines.put(node, IntStream.range(0, 500).mapToObj(i -> History.claim("inner", "p", "v" + i, i)).toList());
        refer(0, 200);
        Reading then = Reading.through("outer").at(1_000);
        store.reads();
        Value parts = parts(then);
        long read = store.reads();
        assertTrue(read < 10_000, "read " + read);
        assertEquals(200, ((Value.Items) parts).values().size());
        assertEquals(parts, parts(Reading.through("outer")));
        assertTrue(((Value.Items) parts).values().getFirst() instanceof Value.Fields fields
                && fields.values().get("id").equals(new Text("inner")));
    }

    @Test
    void whatIsTakenInHasABoundInBytesHoweverOftenItIsTheSame() {
        Engines.put(node, History.claim("inner", "p", "x".repeat(400_000), 1)); // two bytes each
        refer(0, 20);
        for (Reading reading : new Reading[] {Reading.through("outer"), Reading.through("outer").at(1_000)}) {
            assertEquals(20, ((Value.Items) parts(reading)).values().size());
        }
        refer(20, 21);
        for (Reading reading : new Reading[] {Reading.through("outer"), Reading.through("outer").at(1_000)}) {
            String message = assertThrows(InvalidViewException.class, () -> parts(reading)).getMessage();
            assertTrue(message.contains("more than 16 MiB together: nest fewer views"), message);
        }
    }
}
