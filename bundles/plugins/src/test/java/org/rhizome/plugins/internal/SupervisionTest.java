package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.supervision.InstanceFailedException;
import org.rhizome.supervision.InstanceFailedException.Kind;
import org.rhizome.supervision.Supervisor.State;
import org.rhizome.supervision.UnknownInstanceException;

/** What becomes of a plugin that misbehaves, and of the others: nothing. */
@Timeout(60)
class SupervisionTest extends AtHome {

    private static final Text HELLO = new Text("hello");
    /** Two crashes are forgiven; a call may take 50 ms. */
    private static final Settings STRICT = new Settings(5, Duration.ofMillis(50), Duration.ofMillis(50), 2, Duration.ofSeconds(60),
            Duration.ofMillis(1), Duration.ofMillis(4), 20, Duration.ofMillis(20), 8, 1_000, 1_000);

    private Home home(Settings settings) {
        home = new Home(folder, settings);
        return home;
    }

    @Test
    void aPoisonousDeltaQuarantinesThePluginThatCannotTakeItAndNoOther() {
        Steps weak = Steps.of((delta, _) -> {
            if (delta.timestamp() == 13) {
                throw new ArithmeticException("thirteen");
            }
        });
        home(STRICT).plugin("weak", "1.0.0", Home.NAMES, weak).plugin("strong", "1.0.0", Home.NAMES, Steps.counting()).publish().start();
        names(20);
        Home.await("quarantine", () -> home.instance("weak").state() == State.QUARANTINED);
        home.awaitCaughtUp("strong");
        assertEquals(new Num(20), home.call("strong", HELLO));
        assertEquals(3, home.instance("weak").restarts());
        Home.await("its failures to be told, which comes after the state is shown", () -> home.failures().size() == 3);
        assertTrue(home.instance("weak").reason().contains("thirteen"), home.instance("weak").reason());
        assertEquals(Kind.UNAVAILABLE, failure("weak"));
        names(21);
        home.awaitCaughtUp("strong");
        assertTrue(home.instance("weak").lag() > 0);
    }

    @Test
    void whoeverFailsWhenItIsToldOfACrashBringsDownNoPlugin() {
        Steps weak = Steps.of((_, _) -> { }, (request, _) -> {
            if (request.equals(HELLO)) {
                throw new IllegalStateException("weak");
            }
            return request;
        });
        home(Home.QUICK).plugin("weak", "1.0.0", Home.NAMES, weak).publish().start();
        home.onFailure(() -> {
            throw new IllegalStateException("listener");
        });
        assertEquals(Kind.CRASHED, failure("weak"));
        assertEquals(new Num(1), home.call("weak", new Num(1)));
    }

    @Test
    void anOperatorCanStartAQuarantinedPluginAgain() {
        List<Boolean> ill = new ArrayList<>(List.of(true));
        Steps plugin = Steps.of((_, _) -> {
            if (ill.getFirst()) {
                throw new IllegalStateException("ill");
            }
        });
        home(STRICT).plugin("ill", "1.0.0", Home.NAMES, plugin).publish().start();
        names(3);
        Home.await("quarantine", () -> home.instance("ill").state() == State.QUARANTINED);
        ill.set(0, false);
        home.supervisor().restart("plugin", "ill");
        home.awaitCaughtUp("ill");
        assertEquals(new Num(3), home.call("ill", HELLO));
    }

    @Test
    void aCallThatDoesNotComeBackIsGivenUpAndItsCallersAreAnswered() {
        CountDownLatch held = new CountDownLatch(1);
        Steps deaf = Steps.of((_, _) -> { }, (request, _) -> {
            while (request.equals(HELLO) && held.getCount() > 0) {
                Thread.onSpinWait();
            }
            return request;
        });
        home(STRICT).plugin("deaf", "1.0.0", Home.NAMES, deaf).plugin("other", "1.0.0", Home.NAMES, Steps.counting()).publish().start();
        Future<Value> first = home.supervisor().call("deaf", HELLO, Duration.ofSeconds(20));
        Future<Value> behind = home.supervisor().call("deaf", HELLO, Duration.ofSeconds(20));
        assertEquals(Kind.TIMED_OUT, kind(assertThrows(ExecutionException.class, first::get)));
        assertEquals(Kind.UNAVAILABLE, kind(assertThrows(ExecutionException.class, behind::get)));
        assertEquals(State.STUCK, home.instance("deaf").state());
        assertTrue(home.instance("deaf").reason().contains("handleCall"), home.instance("deaf").reason());
        Home.await("the gate is told, which comes after the callers", () -> !home.failures().isEmpty());
        assertTrue(home.failures().getFirst().contains("does not come back"), home.failures().getFirst());
        assertEquals(Kind.UNAVAILABLE, failure("deaf"));
        assertEquals(new Num(0), home.call("other", HELLO));
        home.supervisor().restart("plugin", "deaf");
        assertEquals(new Text("again"), home.call("deaf", new Text("again")));
        held.countDown();
    }

    @Test
    void aCallThatIsLateAndHeedsTheInterruptIsACrash() {
        Steps slow = Steps.of((_, _) -> { }, (request, _) -> {
            if (request.equals(HELLO)) {
                new CountDownLatch(1).await();
            }
            return request;
        });
        home(STRICT).plugin("slow", "1.0.0", Home.NAMES, slow).publish().start();
        assertEquals(Kind.CRASHED, failure("slow"));
        assertEquals(new Text("again"), home.call("slow", new Text("again")));
        assertEquals(1, home.instance("slow").restarts());
        assertTrue(home.instance("slow").reason().contains("took longer than 0.05 s"), home.instance("slow").reason());
    }

    @Test
    void aFullMailboxRefusesAndIsNotTheEnd() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Steps busy = Steps.of((_, _) -> { }, (request, _) -> {
            go.await();
            return request;
        });
        home(new Settings(5, Duration.ofSeconds(20), Duration.ofSeconds(1), 2, Duration.ofSeconds(60), Duration.ofMillis(1),
                Duration.ofMillis(4), 20, Duration.ofMillis(20), 8, 1_000, 1_000)).plugin("busy", "1.0.0", Home.NAMES, busy).publish().start();
        List<CompletableFuture<Value>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(home.supervisor().call("busy", new Num(i), Duration.ofSeconds(20)));
        }
        Home.await("some are refused", () -> calls.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
        go.countDown();
        long refused = 0;
        for (CompletableFuture<Value> call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                assertEquals(Kind.OVERLOADED, kind(e));
                refused++;
            }
        }
        assertTrue(refused == 14 || refused == 15, refused + " refused"); // five wait, and one may be under way
        assertEquals(new Num(99), home.call("busy", new Num(99)));
    }

    @Test
    void whoeverWaitsForAPluginThatGoesIsToldAndTheOneBeingAnsweredIsAnswered() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Steps busy = Steps.of((_, _) -> { }, (request, _) -> {
            come.countDown();
            go.await();
            return request;
        });
        home(Home.PATIENT).plugin("busy", "1.0.0", Home.NAMES, busy).publish().start();
        CompletableFuture<Value> first = home.supervisor().call("busy", HELLO, Duration.ofHours(1));
        CompletableFuture<Value> second = home.supervisor().call("busy", HELLO, Duration.ofHours(1));
        come.await();
        home.without("busy").swap();
        Home.await("it is leaving", () -> home.supervisor().instances().isEmpty());
        go.countDown();
        assertEquals(HELLO, first.get());
        assertEquals(Kind.UNAVAILABLE, kind(assertThrows(ExecutionException.class, second::get)));
    }

    @Test
    void callsTimeOutWhileTheyWait() {
        CountDownLatch go = new CountDownLatch(1);
        Steps busy = Steps.of((_, _) -> { }, (request, _) -> {
            go.await();
            return request;
        });
        home(Home.QUICK).plugin("busy", "1.0.0", Home.NAMES, busy).publish().start();
        CompletableFuture<Value> call = home.supervisor().call("busy", HELLO, Duration.ofMillis(10));
        assertEquals(Kind.TIMED_OUT, kind(assertThrows(ExecutionException.class, call::get)));
        go.countDown();
    }

    @Test
    void whatMakesNoSenseIsRefusedAndThePluginGoesOn() {
        Steps picky = Steps.of((_, _) -> { }, (request, _) -> {
            throw new IllegalArgumentException("not " + request);
        });
        home(STRICT).plugin("picky", "1.0.0", "", picky).publish().start();
        CompletionException e = assertThrows(CompletionException.class, () -> home.call("picky", new Num(1)));
        assertEquals("not Num[value=1.0]", assertThrows(IllegalArgumentException.class, () -> { throw e.getCause(); }).getMessage());
        assertEquals(0, home.instance("picky").restarts());
        CompletionException unknown = assertThrows(CompletionException.class, () -> home.call("nobody", HELLO));
        assertEquals(UnknownInstanceException.class, unknown.getCause().getClass());
    }

    /** An exception that fails when it is looked at. */
    private static final class Nasty extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new StackOverflowError();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new OutOfMemoryError("no");
        }
    }

    @Test
    void anExceptionThatDoesNotComeBackWhenItIsLookedAtIsLeftToo() {
        CountDownLatch never = new CountDownLatch(1);
        Steps deaf = Steps.of((_, _) -> { }, (_, _) -> {
            throw new IllegalStateException() {

                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    boolean over = false;
                    while (!over) {
                        try {
                            never.await();
                            over = true;
                        } catch (InterruptedException e) {
                            over = false; // deaf
                        }
                    }
                    return "at last";
                }
            };
        });
        home(STRICT).plugin("deaf", "1.0.0", "", deaf).publish().start();
        assertThrows(CompletionException.class, () -> home.call("deaf", HELLO));
        Home.await("it is stuck", () -> home.instance("deaf").state() == State.STUCK);
        never.countDown();
    }

    @Test
    void whateverIsThrownIsACrash() {
        Steps nasty = Steps.of((_, _) -> { }, (request, _) -> {
            if (request.equals(HELLO)) {
                throw new Nasty();
            }
            return deep(0);
        });
        home(Home.QUICK).plugin("nasty", "1.0.0", "", nasty).publish().start();
        assertEquals(Kind.CRASHED, failure("nasty"));
        assertTrue(home.instance("nasty").reason().contains("Nasty"), home.instance("nasty").reason());
        assertEquals(Kind.CRASHED, kind(assertThrows(CompletionException.class, () -> home.call("nasty", new Num(1)))));
        assertTrue(home.instance("nasty").reason().contains("StackOverflowError"), home.instance("nasty").reason());
    }

    private static Value deep(int depth) {
        return depth < 0 ? HELLO : deep(depth + 1);
    }

    @Test
    void aSubscriptionThatIsNoTermKeepsAPluginFromStarting() {
        home(STRICT).plugin("odd", "1.0.0", "{\"op\": \"choose\"}", Steps.counting())
                .plugin("view", "1.0.0", "{\"op\": \"group\", \"key\": \"byTargetContext\", \"in\": \"input\"}", Steps.counting()).publish().start();
        Home.await("both are quarantined", () -> home.supervisor().instances().size() == 2
                && home.supervisor().instances().stream().allMatch(it -> it.state() == State.QUARANTINED));
        assertTrue(home.instance("odd").reason().contains("choose"), home.instance("odd").reason());
        assertTrue(home.instance("view").reason().contains("subscribes"), home.instance("view").reason());
    }

    @Test
    void aPluginWaitsForANodeThatTakesNothing() {
        Steps writer = Steps.of((delta, context) -> context.emit("seen:" + delta.id(), "seen", HELLO), (request, context) -> {
            context.emit("called", "called", HELLO);
            return request;
        });
        home(Home.QUICK).plugin("writer", "1.0.0", Home.NAMES, writer).publish().start();
        home.call("writer", HELLO);
        home.fillTheDisk(true);
        CompletableFuture<Value> call = home.supervisor().call("writer", HELLO, Duration.ofSeconds(20));
        Home.await("it has tried", () -> home.node().status().store().writable() == false);
        home.fillTheDisk(false);
        assertEquals(HELLO, call.join());
        assertEquals(0, home.instance("writer").restarts());
    }

    private void names(int count) {
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deltas.add(Delta.by("alice").at(i).set("e" + i, "name", "v" + i));
        }
        home.put(deltas);
    }

    /** What a call that fails fails with. */
    private Kind failure(String plugin) {
        return kind(assertThrows(CompletionException.class, () -> home.call(plugin, HELLO)));
    }

    private static Kind kind(Throwable thrown) {
        return ((InstanceFailedException) thrown.getCause()).kind();
    }
}
