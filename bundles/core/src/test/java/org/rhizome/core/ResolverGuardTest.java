package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.ResolverFailedException;

@Timeout(30)
class ResolverGuardTest {

    private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().name("resolver-", 0).factory();

    private static final Map<String, String> SERVICES = Map.of("bad", "the bad one", "good", "the good one");

    private final CountDownLatch end = new CountDownLatch(1);
    private ResolverGuard guard = guard(Duration.ofMillis(300), 8, 16);

    private static ResolverGuard guard(Duration call, int runaways, int threads) {
        return new ResolverGuard(THREADS, new GuardSettings(call, call.multipliedBy(10), runaways, threads));
    }

    @AfterEach
    void letGo() {
        end.countDown();
        guard.close();
    }

    private void use(ResolverGuard other) {
        guard.close();
        guard = other;
    }

    private <T> T run(Function<Running, T> work) {
        return guard.run(new Running("view", SERVICES), work);
    }

    private static Function<Running, String> in(String resolver, Runnable call) {
        return running -> {
            running.enter(resolver, "p");
            call.run();
            running.leave();
            return "done";
        };
    }

    private <T> ResolverFailedException failing(Running running, Function<Running, T> work) {
        return assertThrows(ResolverFailedException.class, () -> guard.run(running, work));
    }

    private ResolverFailedException failing(Runnable call) {
        return failing(new Running("view", SERVICES), in("bad", call));
    }

    /** Deaf to interrupts, until the test is over. */
    private void loop() {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private void awaitNothingStuck() {
        while (guard.stuck() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void sneak(Throwable throwable) {
        ResolverGuardTest.<RuntimeException>cast(throwable);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void cast(Throwable throwable) throws E {
        throw (E) throwable;
    }

    @Test
    void workYieldsItsResultFromAPlatformThreadOfTheFactory() {
        Thread thread = run(running -> Thread.currentThread());
        assertTrue(thread.getName().startsWith("resolver-"));
        assertFalse(thread.isVirtual());
        assertEquals(Optional.empty(), run(running -> Optional.empty()));
        assertNull(this.<Object>run(running -> null));
    }

    @Test
    void aThreadIsUsedAgain() throws Exception {
        Thread first = run(running -> Thread.currentThread());
        while (first.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        assertSame(first, run(running -> Thread.currentThread()));
    }

    @Test
    void aLoopFailsTheRequestWithTheNameOfTheResolverAndOthersGoOn() {
        Running running = new Running("view", SERVICES);
        ResolverFailedException failure = failing(running, in("bad", this::loop));
        assertEquals("resolver \"bad\" failed on property \"p\": a call of it took longer than 300 ms and was given up;"
                + " a resolver must not wait or loop: mend it, or raise the time limit of resolvers", failure.getMessage());
        assertInstanceOf(ResolverTimeout.class, failure.getCause());
        assertEquals(Optional.of(new Running.Place("bad", "p")), running.place());
        assertEquals(1, guard.stuck());
        assertEquals("done", run(in("good", () -> { })));
        end.countDown();
        awaitNothingStuck();
    }

    @Test
    void aLoopOnManyVirtualThreadsLeavesTheCarriersFree() throws Exception {
        List<FutureTask<Object>> looping = new ArrayList<>();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            looping.add(virtually(() -> failing(this::loop)));
        }
        assertEquals("carried", virtually(() -> "carried").get());
        for (FutureTask<Object> task : looping) {
            assertInstanceOf(ResolverFailedException.class, task.get());
        }
    }

    @Test
    void aSleeperIsInterruptedAndItsThreadComesBack() {
        CountDownLatch interrupted = new CountDownLatch(1);
        failing(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertTrue(await(interrupted));
        awaitNothingStuck();
        boolean still = this.<Boolean>run(running -> Thread.currentThread().isInterrupted());
        assertFalse(still);
    }

    @Test
    void workThatWasGivenUpIsStoppedAtItsNextCall() throws Exception {
        FutureTask<Object> stopped = new FutureTask<>(() -> null);
        failing(new Running("view", SERVICES), running -> {
            running.enter("bad", "p");
            loop();
            try {
                running.enter("good", "q");
            } catch (CancellationException e) {
                stopped.run();
            }
            return null;
        });
        end.countDown();
        assertNull(stopped.get());
    }

    @Test
    void manyShortCallsAreNotOneLongCallButHaveALimitTogether() {
        use(new ResolverGuard(THREADS, new GuardSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), 8, 16)));
        assertEquals("done", run(running -> {
            for (long start = System.nanoTime(); System.nanoTime() - start < 1_200_000_000;) {
                running.enter("quick", "p");
            }
            return "done";
        }));
        String message = failing(new Running("view", SERVICES), running -> {
            while (end.getCount() > 0) {
                running.enter("quick", "p");
            }
            return null;
        }).getMessage();
        assertTrue(message.contains("\"quick\"") && message.contains("all calls of resolvers for one view took longer"), message);
    }

    @Test
    void timeOfTheHostDoesNotCount() {
        assertEquals("done", run(running -> {
            running.enter("quick", "p");
            running.leave();
            for (long start = System.nanoTime(); System.nanoTime() - start < 500_000_000;) {
                Thread.onSpinWait();
            }
            return "done";
        }));
    }

    @ParameterizedTest
    @ValueSource(classes = {
        IllegalStateException.class, NoClassDefFoundError.class, AssertionError.class, OutOfMemoryError.class, Error.class,
        Exception.class})
    void whateverAResolverThrowsIsItsFailure(Class<? extends Throwable> type) throws Exception {
        Throwable thrown = type.getConstructor().newInstance();
        ResolverFailedException failure = failing(() -> sneak(thrown));
        assertEquals("resolver \"bad\" failed on property \"p\": " + thrown, failure.getMessage());
        assertSame(thrown, failure.getCause());
        assertEquals(0, guard.stuck());
    }

    @Test
    void anEndlessRecursionIsAFailure() {
        assertInstanceOf(StackOverflowError.class, failing(this::recurse).getCause());
    }

    private int recurse() {
        return 1 + recurse();
    }

    @Test
    void aThrowableThatThrowsWhenAskedForItsTextDoesNoMore() {
        RuntimeException hostile = new Hostile(() -> {
            throw new IllegalStateException("no text");
        });
        assertTrue(failing(() -> sneak(hostile)).getMessage().contains("it threw a " + Hostile.class.getName() + " without a text"));
    }

    @Test
    void aThrowableThatLoopsWhenAskedForItsTextIsGivenUp() {
        assertInstanceOf(ResolverTimeout.class, failing(() -> sneak(new Hostile(this::loop))).getCause());
    }

    private static final class Hostile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Runnable trap;

        Hostile(Runnable trap) {
            this.trap = trap;
        }

        @Override
        public String getMessage() {
            trap.run();
            return "";
        }
    }

    @Test
    void whatTheHostThrowsIsPassedOnAsItIs() {
        IllegalArgumentException thrown = new IllegalArgumentException("host");
        assertSame(thrown, assertThrows(IllegalArgumentException.class, () -> run(running -> {
            running.enter("good", "p");
            running.leave();
            throw thrown;
        })));
    }

    @Test
    void aResolverThatIsStuckTooOftenIsNotCalledAndOthersAre() {
        use(guard(Duration.ofMillis(40), 2, 16));
        failing(this::loop);
        failing(this::loop);
        assertEquals(2, guard.stuck());
        assertEquals("resolver \"bad\" failed on property \"p\": it was not called: 2 threads are stuck in resolvers, 2 of them in"
                + " this one; replace it, or wait until its calls end", failing(() -> { }).getMessage());
        assertEquals("done", run(in("good", () -> { })));
        end.countDown();
        awaitNothingStuck();
        assertEquals("done", run(in("bad", () -> { })));
    }

    @Test
    void whatReplacesAResolverThatIsStuckIsCalled() {
        use(guard(Duration.ofMillis(40), 1, 16));
        failing(this::loop);
        assertTrue(failing(() -> { }).getMessage().contains("it was not called"));
        assertEquals("done", guard.run(new Running("view", Map.of("bad", "its next version")), in("bad", () -> { })));
        assertTrue(failing(() -> { }).getMessage().contains("it was not called"));
    }

    @Test
    void aViewThatHoldsAllItsThreadsLeavesHalfOfThemToOthers() throws Exception {
        use(guard(Duration.ofSeconds(20), 8, 4));
        CountDownLatch inside = new CountDownLatch(2);
        Function<Running, String> slow = in("slow", () -> {
            inside.countDown();
            loop();
        });
        List<FutureTask<Object>> greedy = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            greedy.add(virtually(() -> run(slow)));
        }
        assertTrue(await(inside));
        assertEquals("done", guard.run(new Running("other view", SERVICES), in("good", () -> { })));
        end.countDown();
        for (FutureTask<Object> task : greedy) {
            assertEquals("done", task.get());
        }
    }

    @Test
    void whoGetsNoThreadInTimeIsToldToTryAgain() throws Exception {
        use(guard(Duration.ofMillis(400), 8, 2));
        CountDownLatch inside = new CountDownLatch(1);
        Function<Running, String> slowHost = running -> {
            inside.countDown();
            return "done " + await(end);
        };
        FutureTask<Object> first = virtually(() -> run(slowHost));
        assertTrue(await(inside));
        String message = assertThrows(NodeUnavailableException.class, () -> run(running -> "never")).getMessage();
        assertEquals("no thread became free within 400 ms to resolve the view: too many are being resolved; try again later", message);
        end.countDown();
        assertEquals("done true", first.get());
    }

    @Test
    void anInterruptedCallerGivesItsWorkUpAtOnce() throws Exception {
        use(guard(Duration.ofSeconds(20), 8, 16));
        CountDownLatch inside = new CountDownLatch(1);
        Function<Running, String> slow = in("slow", () -> {
            inside.countDown();
            loop();
        });
        FutureTask<Object> caller = new FutureTask<>(() -> {
            assertThrows(CancellationException.class, () -> run(slow));
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = Thread.ofVirtual().start(caller);
        assertTrue(await(inside));
        thread.interrupt();
        assertEquals(true, caller.get());
        assertEquals(1, guard.stuck());
    }

    @Test
    void aClosedGuardSaysThatTheNodeIsStopping() {
        guard.close();
        assertTrue(assertThrows(NodeUnavailableException.class, () -> run(running -> 1)).getMessage().contains("stopping"));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FutureTask<Object> virtually(java.util.concurrent.Callable<Object> work) throws ExecutionException {
        FutureTask<Object> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }
}
