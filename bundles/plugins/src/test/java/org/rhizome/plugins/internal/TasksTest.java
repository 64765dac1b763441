package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever gave a job to an instance hears what became of it, whatever that was. */
@Timeout(60)
class TasksTest {

    private final Tasks tasks = new Tasks();

    @Test
    void anErrorInAJobFailsItsFutureAndLeavesTheOthersWaiting() throws Exception {
        LinkageError thrown = new LinkageError("on purpose");
        CompletableFuture<String> first = tasks.add(() -> {
            throw thrown;
        });
        CompletableFuture<String> second = tasks.add(() -> "done");
        assertSame(thrown, assertThrows(LinkageError.class, tasks::run));
        assertSame(thrown, assertThrows(ExecutionException.class, first::get).getCause());
        tasks.run();
        assertEquals("done", second.get());
    }

    @Test
    void aThreadThatDepartsFailsTheJobItWasIn() {
        CompletableFuture<String> job = tasks.add(() -> {
            throw new Departure(Departure.Why.GIVEN_UP);
        });
        assertThrows(Departure.class, tasks::run);
        assertEquals(IllegalStateException.class, assertThrows(ExecutionException.class, job::get).getCause().getClass());
    }

    @Test
    void whatRunsAndWhatWaitsIsRefused() {
        CompletableFuture<String> behind = new CompletableFuture<>();
        CompletableFuture<String> running = tasks.add(() -> {
            tasks.add(() -> "late").whenComplete((done, failure) -> behind.completeExceptionally(failure));
            tasks.refuse("it has ended");
            return "done";
        });
        tasks.run();
        assertEquals("it has ended", assertThrows(ExecutionException.class, running::get).getCause().getMessage());
        assertEquals("it has ended", assertThrows(ExecutionException.class, behind::get).getCause().getMessage());
    }
}
