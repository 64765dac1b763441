package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.core.Engine;
import org.rhizome.core.TestNodes;
import org.rhizome.delta.Delta;
import org.rhizome.gate.Generation;
import org.rhizome.node.Change;
import org.rhizome.node.Outcome;
import org.rhizome.store.Stored;
import org.rhizome.store.mapdb.OpenStore;

/** The front before real engines over a real store, which are replaced while it is used. */
class NodeFrontTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Passage passage = new Passage();
    private final NodeFront front = new NodeFront(passage);
    private OpenStore store;
    private Engine engine;

    @BeforeEach
    void begin() {
        passage.shut();
        open();
    }

    @AfterEach
    void end() throws Exception {
        close();
    }

    private void open() {
        store = OpenStore.onDisk(folder);
        engine = TestNodes.over(store, new Turnstile(new Generation(0, new TreeMap<>())));
        front.serve(engine);
        passage.open();
    }

    private void close() throws Exception {
        assertTrue(passage.shut().await(LONG));
        front.letGo();
        engine.close();
        store.close();
    }

    private static Delta claim(long number) {
        return Delta.by("alice").at(number).set("e" + number, "p", number);
    }

    private List<Outcome> put(Delta delta) throws Exception {
        return front.submit(List.of(delta)).get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whoeverWritesWhileStoreAndEngineAreReplacedWaitsAndLosesNothing() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong next = new AtomicLong();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Delta>>> written = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                written.add(writers.submit(() -> write(stop, next)));
            }
            for (int i = 0; i < 5; i++) {
                long before = next.get();
                while (next.get() < before + 40) {
                    Thread.onSpinWait();
                }
                close();
                open();
            }
            stop.set(true);
            for (Future<List<Delta>> mine : written) {
                for (Delta delta : mine.get()) {
                    assertTrue(front.delta(delta.id()).isPresent());
                }
            }
        }
        assertEquals(next.get(), front.status().deltas());
    }

    private List<Delta> write(AtomicBoolean stop, AtomicLong next) throws Exception {
        List<Delta> written = new ArrayList<>();
        while (!stop.get()) {
            Delta delta = claim(next.incrementAndGet());
            assertTrue(put(delta).getFirst() instanceof Outcome.Accepted);
            written.add(delta);
        }
        return written;
    }

    @Test
    void aFeedGoesOnWhereItWas() throws Exception {
        for (int i = 1; i <= 5; i++) {
            put(claim(i));
        }
        Iterator<Stored> feed = front.feed(1);
        assertEquals(2, feed.next().sequence());
        close();
        open();
        List<Long> rest = new ArrayList<>();
        feed.forEachRemaining(stored -> rest.add(stored.sequence()));
        assertEquals(List.of(3L, 4L, 5L), rest);
    }

    @Test
    void whoeverSubscribedHearsThatAnythingMayHaveChangedAndGoesOnHearing() throws Exception {
        List<Change> heard = new ArrayList<>();
        var subscription = front.subscribe(heard::add);
        put(claim(1));
        close();
        open();
        put(claim(2));
        subscription.close();
        put(claim(3));
        assertEquals(List.of(1L, 1L, 2L), heard.stream().map(Change::sequence).toList());
        assertEquals(Change.Extent.ANY, heard.get(1).extent());
        assertFalse(heard.get(2).deltas().isEmpty());
    }
}
