package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.node.Rhizome;
import org.rhizome.node.Status;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.StoreHealth;
import org.rhizome.store.Stored;

class FrontFeedTest {

    private static final long LAST = 6;

    private final NodeFront front = new NodeFront(new Passage());

    /** An engine whose feed has the sequences 1 to 6, some of them damaged: all that is asked of it here is the feed. */
    private static Rhizome engine(Set<Long> damaged) {
        return (Rhizome) Proxy.newProxyInstance(FrontFeedTest.class.getClassLoader(), new Class<?>[] {Rhizome.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "feed" -> records((Long) arguments[0], damaged);
                    case "status" -> new Status(0, LAST, 0, 0, 0, 0, 0, 0, 0, 0, 0, new StoreHealth(true, "", 0));
                    case "subscribe" -> (Rhizome.Subscription) () -> {};
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Iterator<Stored> records(long after, Set<Long> damaged) {
        PrimitiveIterator.OfLong sequences = LongStream.rangeClosed(after + 1, LAST).iterator();
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return sequences.hasNext();
            }

            @Override
            public Stored next() {
                long sequence = sequences.nextLong();
                if (damaged.contains(sequence)) {
                    throw new DamagedRecordException("segment-1", sequence, "the checksum does not hold");
                }
                return new Stored(sequence, 0, Delta.by("tester").at(sequence).set("e", "p", "x"));
            }
        };
    }

    @Test
    void itGoesOnInTheNextEngineBehindTheLastDelta() {
        front.serve(engine(Set.of()));
        Iterator<Stored> feed = front.feed(2);
        assertEquals(3, feed.next().sequence());
        front.serve(engine(Set.of()));
        List<Long> rest = new ArrayList<>();
        feed.forEachRemaining(stored -> rest.add(stored.sequence()));
        assertEquals(List.of(4L, 5L, 6L), rest);
    }

    @Test
    void aDamagedRecordIsThrownInItsTurn() {
        front.serve(engine(Set.of(4L)));
        Iterator<Stored> feed = front.feed(2);
        assertEquals(3, feed.next().sequence());
        assertTrue(feed.hasNext());
        assertThrows(DamagedRecordException.class, feed::next);
        assertEquals(5, feed.next().sequence());
        assertEquals(6, feed.next().sequence());
        assertFalse(feed.hasNext());
    }

    @Test
    void soIsOneRightAtTheBeginningOrAtTheEnd() {
        front.serve(engine(Set.of(1L, LAST)));
        Iterator<Stored> feed = front.feed(0);
        assertThrows(DamagedRecordException.class, feed::next);
        for (long sequence = 2; sequence < LAST; sequence++) {
            assertEquals(sequence, feed.next().sequence());
        }
        assertTrue(feed.hasNext());
        assertThrows(DamagedRecordException.class, feed::next);
        assertFalse(feed.hasNext());
    }
}
