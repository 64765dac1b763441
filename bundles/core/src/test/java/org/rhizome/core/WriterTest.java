package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.core.History.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.Outcome;
import org.rhizome.store.StoreException;

@Timeout(120)
class WriterTest {

    private final HeldStore store = new HeldStore();
    private final Engine node = Engines.over(store);

    @AfterEach
    void close() {
        store.open();
        node.close();
    }

    private static List<Delta> claims(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> claim("e" + i, "p", "v", i)).toList();
    }

    @Test
    void whatWaitsWhileTheDiskIsBusyBecomesOneGroup() {
        List<CompletableFuture<List<Outcome>>> futures = new ArrayList<>();
        futures.add(node.submit(claims(0, 1)));
        Engines.await("the first append", store::holds);
        for (int i = 1; i <= 10; i++) {
            futures.add(node.submit(claims(i, 1)));
        }
        store.release(2);
        futures.forEach(CompletableFuture::join);
        assertEquals(List.of(1, 10), store.groups());
        assertEquals(2, node.status().batches());
    }

    @Test
    void aGroupIsCappedButNeverSplitsABatch() {
        HeldStore held = new HeldStore();
        try (Engine small = Engines.over(held, Resolvers.usual(), Engines.settings(1000, 1 << 20, 10, 1 << 20, 0))) {
            List<CompletableFuture<List<Outcome>>> futures = new ArrayList<>();
            futures.add(small.submit(claims(0, 1)));
            Engines.await("the first append", held::holds);
            for (int size : new int[] {6, 4, 1, 25, 3}) {
                futures.add(small.submit(claims(1000 * size, size)));
            }
            held.open();
            futures.forEach(CompletableFuture::join);
            assertEquals(List.of(1, 10, 1, 25, 3), held.groups());
        }
    }

    @Test
    void aFullQueueSlowsTheSenderUntilThereIsRoom() throws InterruptedException {
        HeldStore held = new HeldStore();
        try (Engine small = Engines.over(held, Resolvers.usual(), Engines.settings(10, 1 << 20, 10, 1 << 20, 0))) {
            small.submit(claims(0, 10));
            Thread sender = Thread.ofPlatform().start(() -> small.submit(claims(10, 1)));
            Engines.await("the sender to wait", () -> sender.getState() == Thread.State.WAITING);
            assertEquals(10, small.status().queued());
            held.open();
            sender.join();
            Engines.await("all to be written", () -> small.status().deltas() == 11);
        }
    }

    @Test
    void bytesFillTheQueueToo() throws InterruptedException {
        HeldStore held = new HeldStore();
        int size = claims(0, 1).getFirst().canonicalLength();
        try (Engine small = Engines.over(held, Resolvers.usual(), Engines.settings(1000, 2 * size, 1000, 1 << 20, 0))) {
            small.submit(claims(0, 2));
            Thread sender = Thread.ofPlatform().start(() -> small.submit(claims(2, 1)));
            Engines.await("the sender to wait", () -> sender.getState() == Thread.State.WAITING);
            held.open();
            sender.join();
        }
    }

    @Test
    void aBatchLargerThanTheQueueIsTakenAlone() {
        HeldStore held = new HeldStore().open();
        try (Engine small = Engines.over(held, Resolvers.usual(), Engines.settings(3, 10, 2, 10, 0))) {
            assertEquals(50, Engines.put(small, claims(0, 50)).size());
            assertEquals(0, small.status().queued());
        }
    }

    @Test
    void aSenderThatIsInterruptedWhileItWaitsIsTold() throws InterruptedException {
        HeldStore held = new HeldStore();
        try (Engine small = Engines.over(held, Resolvers.usual(), Engines.settings(1, 1 << 20, 10, 1 << 20, 0))) {
            small.submit(claims(0, 1));
            AtomicReference<CompletableFuture<List<Outcome>>> future = new AtomicReference<>();
            Thread sender = Thread.ofPlatform().start(() -> {
                future.set(small.submit(claims(1, 1)));
                assertTrue(Thread.currentThread().isInterrupted());
            });
            Engines.await("the sender to wait", () -> sender.getState() == Thread.State.WAITING);
            sender.interrupt();
            sender.join();
            assertInstanceOf(NodeUnavailableException.class, failure(future.get()));
            held.open();
        }
        assertEquals(1, held.snapshot().count(), "what was interrupted was not taken");
    }

    @Test
    void aStoreThatCannotWriteFailsTheBatchWithItsSentenceAndTheNextGoesOn() {
        store.fail(new StoreException("no space left on /data")).open();
        Throwable fault = failure(node.submit(claims(0, 2)));
        assertEquals("no space left on /data", assertInstanceOf(NodeUnavailableException.class, fault).getMessage());
        assertEquals(0, node.status().deltas());
        assertEquals(0, node.status().queued());
        assertInstanceOf(Outcome.Accepted.class, Engines.put(node, claims(0, 1)).getFirst());
    }

    @Test
    void theWriterOutlivesEvenErrors() {
        store.fail(new java.io.IOError(new java.io.IOException("bad sector"))).open();
        Throwable fault = failure(node.submit(claims(0, 1)));
        assertTrue(assertInstanceOf(NodeUnavailableException.class, fault).getMessage().contains("bad sector"));
        assertInstanceOf(Outcome.Accepted.class, Engines.put(node, claims(0, 1)).getFirst());
    }

    @Test
    void aSenderThatBlocksInItsAcknowledgementHoldsNobodyUp() {
        CountDownLatch never = new CountDownLatch(1);
        node.submit(claims(0, 1)).thenRun(() -> awaitLatch(never)); // chained before the store lets anything through
        store.open();
        assertInstanceOf(Outcome.Accepted.class, Engines.put(node, claims(1, 1)).getFirst());
        never.countDown();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingFinishesWhatWasTakenAndRefusesTheRest() throws InterruptedException {
        List<CompletableFuture<List<Outcome>>> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(node.submit(claims(i, 1)));
        }
        Thread closing = Thread.ofPlatform().start(node::close);
        Engines.await("close to wait for the writer", () -> closing.getState() == Thread.State.WAITING);
        Throwable refused = failure(node.submit(claims(9, 1)));
        assertTrue(assertInstanceOf(NodeUnavailableException.class, refused).getMessage().contains("stopping"), refused.getMessage());
        assertFalse(taken.getLast().isDone());
        store.open();
        closing.join();
        taken.forEach(CompletableFuture::join);
        assertEquals(5, node.status().deltas());
    }

    @Test
    void closingRefusesThoseWhoWaitForRoom() throws InterruptedException {
        HeldStore held = new HeldStore();
        Engine small = Engines.over(held, Resolvers.usual(), Engines.settings(1, 1 << 20, 10, 1 << 20, 0));
        small.submit(claims(0, 1));
        AtomicReference<CompletableFuture<List<Outcome>>> future = new AtomicReference<>();
        Thread sender = Thread.ofPlatform().start(() -> future.set(small.submit(claims(1, 1))));
        Engines.await("the sender to wait", () -> sender.getState() == Thread.State.WAITING);
        Thread closing = Thread.ofPlatform().start(small::close);
        sender.join();
        assertInstanceOf(NodeUnavailableException.class, failure(future.get()));
        held.open();
        closing.join();
        assertEquals(1, held.snapshot().count());
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return assertThrows(CompletionException.class, future::join).getCause();
    }
}
