package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Passage passage = new Passage();

    @Test
    void whoComesWhileItIsShutWaitsUntilItIsOpenedAsOftenAsItWasShut() throws Exception {
        passage.shut();
        passage.shut();
        CompletableFuture<Counter> waiting = new CompletableFuture<>();
        Thread.startVirtualThread(() -> complete(waiting));
        passage.open();
        assertThrows(TimeoutException.class, () -> passage.enter(Duration.ofMillis(1)));
        assertFalse(waiting.isDone());
        passage.open();
        waiting.get(LONG.toSeconds(), TimeUnit.SECONDS).leave();
    }

    private void complete(CompletableFuture<Counter> waiting) {
        try {
            waiting.complete(passage.enter(LONG));
        } catch (InterruptedException | TimeoutException e) {
            waiting.completeExceptionally(e);
        }
    }

    @Test
    void whoPassedIsAwaited() throws Exception {
        Counter within = passage.enter(LONG);
        Counter running = passage.shut();
        assertFalse(running.await(Duration.ZERO));
        within.leave();
        assertTrue(running.await(Duration.ZERO));
    }
}
