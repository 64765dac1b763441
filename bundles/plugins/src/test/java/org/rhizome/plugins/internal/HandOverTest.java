package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.gate.Successor.Reversible;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;
import org.rhizome.supervision.Supervisor.State;

/** A new version of a plugin takes over from the old one, and gives back. */
@Timeout(60)
class HandOverTest extends AtHome {

    private static final Text HOW_MANY = new Text("how many?");
    /** The first crash is one too many, and nothing is interrupted. */
    private static final Settings UNFORGIVING = new Settings(10, Duration.ofMinutes(5), Duration.ofSeconds(1), 0, Duration.ofSeconds(60),
            Duration.ofMillis(1), Duration.ofMillis(1), 20, Duration.ofMillis(20), 8, 1_000, 1_000);

    private final Steps old = Steps.counting();
    private int told;

    /** Counts deltas, as Steps do; its state is a text with a unit, in version 2 of its form; it reads version 1 too. */
    private static final class Successor implements Plugin<Integer> {

        private final AtomicInteger terminated = new AtomicInteger();
        private final CountDownLatch mayEnd;
        private PluginContext context;

        Successor() {
            this(new CountDownLatch(0));
        }

        Successor(CountDownLatch mayEnd) {
            this.mayEnd = mayEnd;
        }

        @Override
        public Integer init(PluginContext given, Optional<Saved> previous) {
            context = given;
            return previous.map(saved -> saved.version() == 1
                    ? (int) ((Num) saved.state()).value()
                    : Integer.parseInt(((Text) saved.state()).value().replace(" deltas", ""))).orElse(0);
        }

        @Override
        public Integer handleDelta(Delta delta, Integer count) {
            context.emit("count", "by-successor", new Num(delta.timestamp()));
            return count + 1;
        }

        @Override
        public Reply<Integer> handleCall(Value request, Integer count) {
            return new Reply<>(new Text(count + " deltas"), count);
        }

        @Override
        public Optional<Saved> save(Integer count) {
            return Optional.of(new Saved(2, new Text(count + " deltas")));
        }

        @Override
        public void terminate(Integer count) throws InterruptedException {
            mayEnd.await();
            terminated.incrementAndGet();
        }
    }

    private Home running() {
        home = new Home(folder).plugin("counter", "1.0.0", Home.NAMES, old).publish().start();
        tell(10);
        home.awaitCaughtUp("counter");
        return home;
    }

    private void tell(int count) {
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deltas.add(Delta.by("alice").at(told).set("e" + told++, "name", "v"));
        }
        home.put(deltas);
    }

    @Test
    void theNewVersionGoesOnWithTheStateOfTheOldOne() throws Exception {
        running();
        Successor next = new Successor();
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, next).prepare();
        tell(5);
        assertEquals(new Num(15), count());
        assertEquals(15, home.node().status().deltas(), "the candidate claims nothing while the other serves");
        home.swap();
        Reversible reversible = prepared.takeOver();
        assertEquals(new Text("15 deltas"), count());
        tell(1);
        Home.await("the new one claims", () -> home.node().status().deltas() == 17);
        assertEquals("2.0.0", home.instance("counter").version());
        reversible.settle();
        assertEquals(new Text("16 deltas"), count());
        home.close();
        home.start();
        assertEquals(new Text("16 deltas"), count());
        assertEquals(17, home.node().status().deltas());
    }

    @Test
    void callsThatComeMeanwhileWaitAndNoneFails() throws Exception {
        running();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Value>> calls = new ArrayList<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                CompletableFuture<Value> call = home.supervisor().call("counter", HOW_MANY, Duration.ofSeconds(20));
                calls.add(call);
                call.handle((value, failure) -> null).join();
            }
        });
        for (int version = 2; version < 22; version++) {
            Prepared prepared = home.plugin("counter", version + ".0.0", Home.NAMES, new Successor()).prepare();
            tell(1);
            home.swap();
            prepared.takeOver().settle();
        }
        over.set(true);
        caller.join();
        calls.forEach(CompletableFuture::join);
        assertTrue(calls.size() > 20, calls.size() + " calls");
        home.awaitCaughtUp("counter");
        assertEquals(new Text("30 deltas"), count());
    }

    @Test
    void theOldVersionGoesOnWhereItStoodWhenTheNewOneGivesBack() throws Exception {
        running();
        Successor next = new Successor();
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, next).prepare();
        home.swap();
        Reversible reversible = prepared.takeOver();
        tell(3);
        Home.await("the new one is at work", () -> home.node().status().deltas() == 16);
        home.plugin("counter", "1.0.0", Home.NAMES, old).swap();
        reversible.revert();
        Home.await("the new one has ended", () -> next.terminated.get() == 1);
        assertEquals(new Num(13), count());
        assertFalse(Files.exists(folder.resolve("plugins/counter.state.next")));
    }

    @Test
    void aNodeThatIsKilledDuringProbationStartsTheOldVersionWithItsOwnState() throws Exception {
        running();
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, new Successor()).prepare();
        home.swap();
        prepared.takeOver();
        tell(3);
        Home.await("the new one has saved", () -> Files.exists(folder.resolve("plugins/counter.state.next")));
        home.kill("counter");
        home.plugin("counter", "1.0.0", Home.NAMES, Steps.counting()).swap();
        home.start();
        home.awaitCaughtUp("counter");
        assertEquals(new Num(13), count());
        assertFalse(Files.exists(folder.resolve("plugins/counter.state.next")));
    }

    @Test
    void aCandidateThatCannotBeginChangesNothing() throws Exception {
        running();
        Plugin<Object> broken = new Plugin<>() {
            @Override
            public Object init(PluginContext context, Optional<Saved> previous) {
                throw new UnsupportedOperationException("state of version " + previous.orElseThrow().version());
            }
        };
        home.plugin("counter", "2.0.0", Home.NAMES, broken);
        Exception refused = assertThrows(IllegalStateException.class, home::prepare);
        assertTrue(refused.getMessage().contains("counter") && refused.getMessage().contains("state of version 1"), refused.getMessage());
        tell(1);
        home.awaitCaughtUp("counter");
        assertEquals(new Num(11), count());
        home.plugin("counter", "2.0.1", Home.NAMES, new Successor());
        home.prepare().abandon();
        assertEquals(new Num(11), count());
    }

    @Test
    void aCandidateThatDiesBeforeItsTurnDoesNotTakeOver() throws Exception {
        running();
        AtomicBoolean died = new AtomicBoolean();
        CountDownLatch startedAnew = new CountDownLatch(1); // so its crash was noted, and it will not run again
        Plugin<Object> dying = new Plugin<>() {
            @Override
            public Object init(PluginContext context, Optional<Saved> previous) {
                if (died.get()) {
                    startedAnew.countDown();
                    throw new IllegalStateException("never again");
                }
                return "ready";
            }

            @Override
            public Object handleDelta(Delta delta, Object state) {
                died.set(true);
                throw new ArithmeticException("on purpose");
            }
        };
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, dying).prepare();
        tell(1);
        assertTrue(startedAnew.await(20, TimeUnit.SECONDS));
        Exception refused = assertThrows(IllegalStateException.class, prepared::takeOver);
        assertTrue(refused.getMessage().contains("does not run any more"), refused.getMessage());
        prepared.abandon();
        home.awaitCaughtUp("counter");
        assertEquals(new Num(11), count());
    }

    @Test
    void whereATakeOverIsBrokenOffTheFormerGoesOn() throws Exception {
        Hold held = new Hold(0);
        Steps slow = Steps.of((delta, _) -> held.at(delta));
        home = new Home(folder, Home.PATIENT).plugin("counter", "1.0.0", Home.NAMES, slow).publish().start();
        home.awaitCaughtUp("counter");
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, new Successor()).prepare();
        home.swap();
        tell(1);
        held.reached.await();
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        Thread taker = Thread.ofPlatform().start(() -> refused.complete(assertThrows(IllegalStateException.class, prepared::takeOver)));
        Home.await("it waits for the former", () -> taker.getState() == Thread.State.TIMED_WAITING);
        taker.interrupt();
        assertTrue(refused.get().getMessage().contains("interrupted"), refused.get().getMessage());
        home.plugin("counter", "1.0.0", Home.NAMES, slow).swap();
        held.released.countDown();
        prepared.abandon();
        tell(1);
        assertEquals(new Num(2), count());
        assertFalse(Files.exists(folder.resolve("plugins/counter.state.next")));
    }

    @Test
    void aCandidateThatDiesWhileTheFormerIsWaitedForGivesBackOnTheSpot() throws Exception {
        Hold held = new Hold(1);
        Hold alive = new Hold(0);
        Steps former = Steps.of((delta, _) -> held.at(delta));
        Steps dying = Steps.of((delta, _) -> {
            alive.at(delta);
            throw new IllegalStateException("dead");
        });
        home = new Home(folder, UNFORGIVING).plugin("counter", "1.0.0", Home.NAMES, former).publish().start();
        home.awaitCaughtUp("counter");
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, dying).prepare();
        tell(2);
        held.reached.await();
        alive.reached.await();
        home.swap();
        Thread taker = Thread.ofPlatform().unstarted(prepared::takeOver);
        home.onFailure(() -> {
            if (Thread.currentThread() == taker) { // as whoever has heard enough does
                home.plugin("counter", "1.0.0", Home.NAMES, former).swap();
                prepared.abandon();
            }
        });
        taker.start();
        Home.await("it waits for the former", () -> taker.getState() == Thread.State.TIMED_WAITING);
        alive.released.countDown();
        Home.await("the candidate is dead", () -> home.failures().size() == 1);
        held.released.countDown();
        taker.join();
        tell(1);
        assertEquals(new Num(3), count());
        assertEquals(3, home.instance("counter").handled(), "by the same instance");
    }

    /** Holds whoever comes to a delta. */
    private static final class Hold {

        private final double timestamp;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Hold(double timestamp) {
            this.timestamp = timestamp;
        }

        void at(Delta now) throws InterruptedException {
            if (now.timestamp() == timestamp) {
                reached.countDown();
                released.await();
            }
        }
    }

    @Test
    void aPluginThatGoesHasEndedWhenItsDepartureIsSettled() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Successor leaving = new Successor(mayEnd);
        home = new Home(folder, Home.PATIENT).plugin("counter", "1.0.0", Home.NAMES, leaving).publish().start();
        home.awaitCaughtUp("counter");
        Prepared prepared = home.without("counter").prepare();
        home.swap();
        Thread settler = Thread.ofPlatform().start(() -> prepared.takeOver().settle());
        Home.await("it waits for its end", () -> settler.getState() == Thread.State.TIMED_WAITING);
        mayEnd.countDown();
        settler.join();
        assertEquals(1, leaving.terminated.get());
    }

    @Test
    void oneThatComesInThePlaceOfOneThatIsJustLeavingBeginsWithWhatThatSavesLastAndHoldsNothingOfIt() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        home = new Home(folder, Home.PATIENT).start();
        WeakReference<Plugin<?>> former = leaving(mayEnd);
        CompletableFuture<Prepared> prepared = new CompletableFuture<>();
        Thread preparer = Thread.ofPlatform().start(() -> prepared.completeAsync(() -> {
            try {
                return home.plugin("counter", "2.0.0", Home.NAMES, new Successor()).prepare();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, Runnable::run));
        Home.await("it waits for the former", () -> preparer.getState() == Thread.State.TIMED_WAITING);
        mayEnd.countDown();
        prepared.get();
        home.swap();
        prepared.get().takeOver().settle();
        assertEquals(new Text("3 deltas"), count());
        Home.await("nothing holds the former", () -> {
            System.gc();
            return former.refersTo(null);
        });
    }

    /** One that serves no more, and cannot end before it may. */
    private WeakReference<Plugin<?>> leaving(CountDownLatch mayEnd) {
        Successor plugin = new Successor(mayEnd);
        home.plugin("counter", "1.0.0", Home.NAMES, plugin).publish();
        tell(3);
        home.awaitCaughtUp("counter");
        home.without("counter").swap();
        Home.await("it is leaving", () -> home.supervisor().instances().isEmpty());
        return new WeakReference<>(plugin);
    }

    @Test
    void aPluginThatNobodyHadBeginsAtTheFirstDeltaWhenItTakesOver() throws Exception {
        running();
        Prepared prepared = home.plugin("new", "1.0.0", Home.NAMES, new Successor()).prepare();
        assertEquals(10, home.node().status().deltas());
        home.swap();
        prepared.takeOver().settle();
        Home.await("it has claimed from all there was", () -> home.node().status().deltas() == 20);
        assertEquals(new Text("10 deltas"), home.call("new", HOW_MANY));
        assertEquals(new Num(10), count());
    }

    @Test
    void aQuarantinedPluginIsReplacedByOneThatCan() throws Exception {
        Steps ill = Steps.of((delta, _) -> {
            if (delta.timestamp() == 5) {
                throw new IllegalStateException("five");
            }
        });
        home = new Home(folder, new Settings(10, Duration.ofSeconds(5), Duration.ofSeconds(1), 1, Duration.ofSeconds(60), Duration.ofMillis(1),
                Duration.ofMillis(1), 1, Duration.ofMillis(20), 8, 1_000, 1_000)).plugin("counter", "1.0.0", Home.NAMES, ill).publish().start();
        tell(10);
        Home.await("quarantine", () -> home.instance("counter").state() == State.QUARANTINED);
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, new Successor()).prepare();
        home.swap();
        prepared.takeOver().settle();
        home.awaitCaughtUp("counter");
        assertEquals(new Text("10 deltas"), count());
        assertEquals(15, home.node().status().deltas(), "it claims from what the other one had not handled");
    }

    @Test
    void aStuckPluginIsReplacedToo() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Steps deaf = Steps.of((_, _) -> { }, (request, _) -> {
            while (held.getCount() > 0) {
                Thread.onSpinWait();
            }
            return request;
        });
        home = new Home(folder, new Settings(10, Duration.ofMillis(50), Duration.ofMillis(50), 1, Duration.ofSeconds(60), Duration.ofMillis(1),
                Duration.ofMillis(1), 1, Duration.ofMillis(20), 8, 1_000, 1_000)).plugin("counter", "1.0.0", Home.NAMES, deaf).publish().start();
        tell(4);
        home.awaitCaughtUp("counter");
        home.supervisor().call("counter", HOW_MANY, Duration.ofSeconds(20));
        Home.await("stuck", () -> home.instance("counter").state() == State.STUCK);
        Prepared prepared = home.plugin("counter", "2.0.0", Home.NAMES, new Successor()).prepare();
        home.swap();
        prepared.takeOver().settle();
        assertEquals(new Text("4 deltas"), count());
        held.countDown();
    }

    @Test
    void withoutAHandOverTheNextVersionBeginsWithWhatWasSaved() {
        running();
        home.plugin("counter", "2.0.0", Home.NAMES, new Successor()).publish();
        home.awaitCaughtUp("counter");
        assertEquals(new Text("10 deltas"), count());
        home.without("counter").publish();
        Home.await("it has gone", () -> home.supervisor().instances().isEmpty());
        home.plugin("counter", "3.0.0", Home.NAMES, new Successor()).publish();
        assertEquals(new Text("10 deltas"), count());
    }

    private Value count() {
        home.awaitCaughtUp("counter");
        return home.call("counter", HOW_MANY);
    }
}
