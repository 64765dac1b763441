package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.gate.internal.OpenFront;
import org.rhizome.node.Rhizome;
import org.rhizome.store.Stored;
import org.slf4j.LoggerFactory;

/** Deltas that the store cannot read are passed by, and hold up nobody. */
@Timeout(60)
class EntriesTest extends AtHome {

    @Test
    void theLastOneToo() throws IOException {
        home = new Home(folder).start();
        home.put(IntStream.range(0, 3).mapToObj(i -> Delta.by("alice").at(i).set("e" + i, "name", "v")).toList());
        home.damageTheLast();
        Entries behindFront = entries(new OpenFront(home.node()).node());
        Entries entries = entries(home.node());
        assertEquals(List.of(1L, 2L), read(entries));
        assertEquals(List.of(1L, 2L), read(behindFront));
        assertEquals(List.of(), read(entries));
        home.put(Delta.by("alice").at(4).set("e4", "name", "v"));
        assertEquals(List.of(4L), read(entries));
        assertEquals(List.of(4L), read(behindFront));
    }

    private static Entries entries(Rhizome node) {
        return new Entries(node, 0, LoggerFactory.getLogger(EntriesTest.class));
    }

    private static List<Long> read(Entries entries) {
        List<Long> sequences = new ArrayList<>();
        for (Stored next = entries.next(Long.MAX_VALUE); next != null; next = entries.next(Long.MAX_VALUE)) {
            sequences.add(next.sequence());
        }
        return sequences;
    }
}
