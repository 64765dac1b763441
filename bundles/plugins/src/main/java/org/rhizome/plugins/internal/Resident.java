package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.rhizome.supervision.InstanceFailedException.Kind;
import org.rhizome.supervision.Supervisor.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One installed plugin or view that runs: its thread, and what becomes of it when it crashes. What the extension itself does is a
 * {@link Work}, a new one for every start. What is not private may be called from any thread.
 */
final class Resident {

    private static final Logger LOG = LoggerFactory.getLogger(Resident.class);

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** What others want of it. */
    private enum Wish { RUN, PAUSE, END }

    private final Surroundings around;
    private final Own own;
    private final Condition condition;
    private final Desk desk;
    private final Signal signal = new Signal();
    private final CurrentWork work;
    private final Tasks tasks = new Tasks();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Life life;
    private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.RUN);
    private volatile boolean promised;

    Resident(Surroundings around, Subject subject, Savings savings, Course course, Mailbox mailbox) {
        this.around = around;
        this.own = new Own(subject, new Figures(), savings, new AtomicReference<>(course), () -> wish.get() == Wish.END);
        this.condition = new Condition(subject, around.settings());
        this.desk = new Desk(mailbox, subject.toString(), () -> wish.get() == Wish.RUN);
        this.work = new CurrentWork(around, own, condition, signal);
        this.life = new Life(around, this);
    }

    Subject subject() {
        return own.subject();
    }

    Own own() {
        return own;
    }

    State state() {
        return condition.state();
    }

    String reason() {
        return condition.reason();
    }

    /** When it has caught up for the first time; fails when it crashes before. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** When its thread has ended, or was given up. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    String progress() {
        return work.progress();
    }

    /** As {@link Calls#isWithinCallOf}. */
    boolean isWithinCallOf(long moment) {
        return life.calls().isWithinCallOf(moment);
    }

    /** Why it takes no requests; empty when it does. */
    Optional<String> refusal() {
        return condition.refusal().map(why -> own.subject() + why);
    }

    void start() {
        life.start();
    }

    /** Whether this is called on its own thread, which cannot wait for its end. */
    boolean isOnItsThread() {
        return life.isCurrent();
    }

    void wake() {
        signal.wake();
    }

    /** Whether whoever replaces it sees to it that its service stays, or that it is about to end. */
    boolean isPromised() {
        return promised || wish.get() == Wish.END;
    }

    void promise(boolean kept) {
        promised = kept;
    }

    /** Runs a job on its thread between two deltas; fails when it is stuck or ends before. */
    <T> CompletableFuture<T> onThread(Callable<T> job) {
        CompletableFuture<T> done = tasks.add(job);
        signal.wake();
        if (state() == State.STUCK || ended.isDone()) {
            tasks.refuse(own.subject() + " does not run: " + reason());
        }
        return done;
    }

    /** As {@link Work#look}. */
    CompletableFuture<Optional<ViewComparisons.Looked>> look(Map<String, String> question) {
        return onThread(() -> work.look(question));
    }

    /** Where it stands now, saved. */
    CompletableFuture<Checkpoint> checkpoint() {
        return onThread(this::save);
    }

    /** Stands still between two deltas, with all it knows, until {@link #resume} or {@link #end}. Where it stands, saved. */
    CompletableFuture<Checkpoint> pause() {
        wish.compareAndSet(Wish.RUN, Wish.PAUSE); // who is to end ends
        return checkpoint();
    }

    void resume() {
        wish.compareAndSet(Wish.PAUSE, Wish.RUN);
        signal.wake();
    }

    /** Saves, tells the extension and ends its thread; does not wait for it. */
    void end() {
        wish.set(Wish.END);
        signal.wake();
        if (state() == State.STUCK) {
            ended.complete(null);
        }
    }

    /** Starts anew, from the last checkpoint on disk, whatever it is doing. */
    synchronized void restart() {
        if (state() == State.STUCK) {
            Life next = new Life(around, this);
            own.savings().forget();
            condition.forget();
            life = next;
            next.start();
        } else {
            onThread(() -> {
                work.stop();
                own.savings().forget();
                condition.forget();
                return null;
            });
        }
    }

    /** Runs a job on its thread while no start of the extension goes on; then it is started anew where it was. */
    <T> CompletableFuture<T> between(Job<T> job) {
        return onThread(() -> {
            work.stop();
            return job.run(life.calls());
        });
    }

    /** Something to be done with an extension. */
    @FunctionalInterface
    interface Job<T> {
        T run(Calls calls) throws Exception;
    }

    // ---- on its thread ----

    void live(Life mine) {
        try {
            while (!mine.isOver() && wish.get() != Wish.END) {
                turn(mine);
            }
            if (!mine.isOver()) {
                work.stop();
            }
        } catch (Departure departure) {
            LOG.debug("{} leaves its thread: {}", own.subject(), departure.why());
        } catch (RuntimeException | Error e) {
            LOG.warn("{} ended without having saved its last steps: {}", own.subject(), Fault.text(e));
        } finally {
            if (!mine.isOver()) {
                work.close(around.settings().grace());
                ended.complete(null);
                tasks.refuse(own.subject() + " has ended");
            }
        }
    }

    private void turn(Life mine) {
        try {
            tasks.run();
            if (wish.get() != Wish.RUN || condition.refusal().isPresent()) {
                signal.await(LOOK_NANOS);
            } else if (condition.backoff() > 0) {
                signal.await(condition.backoff());
            } else {
                act(mine);
            }
        } catch (Crash crash) {
            crashed(crash);
            desk.fail(Kind.CRASHED, " crashed over it: " + crash.getMessage());
        } catch (Departure departure) {
            depart(departure);
        } catch (RuntimeException | Error e) { // the node's doing: what the extension throws is a crash
            work.close(Duration.ZERO);
            condition.hindered("it waits for the node: " + Fault.text(e));
            desk.fail(Kind.UNAVAILABLE, " could not go on with it: " + Fault.text(e));
            signal.await(LOOK_NANOS);
        }
    }

    private void depart(Departure departure) {
        switch (departure.why()) {
            case GIVEN_UP -> throw departure;
            case SERVICE_GONE -> { // whoever sees to generations is about to end this
                desk.putBack();
                signal.await(SOON_NANOS);
            }
            case CLAIMS_LOST -> {
                work.close(Duration.ZERO);
                condition.stopped();
                desk.fail(Kind.UNAVAILABLE, " was stopped before its claims were durable");
            }
        }
    }

    private void act(Life mine) throws Crash {
        Work present = work.started(mine.calls());
        boolean answered = desk.answer(present);
        int left = own.subject().sort().requests() - 1;
        while (answered && left > 0 && desk.answer(present)) {
            left--;
        }
        boolean busy = present.step();
        if (present.isReady()) {
            ready.complete(null);
        }
        if (!answered && !busy) {
            signal.await(present.idleNanos());
        }
    }

    private Checkpoint save() throws Crash {
        try {
            work.save();
        } catch (Crash crash) {
            crashed(crash); // and the one before counts
        }
        return own.savings().latest();
    }

    private void crashed(Crash crash) {
        work.close(Duration.ZERO);
        own.figures().restarted();
        condition.crashed(crash);
        refuseRequests();
        ready.completeExceptionally(new IllegalStateException(own.subject() + " crashed: " + reason()));
        tell(crash.getCause() == null ? crash : crash.getCause());
    }

    /** The gate hears of a failure; whoever hears of it there may swap back at once, and must not bring down this thread. */
    private void tell(Throwable failure) {
        try {
            around.gate().failed(own.subject().service(), failure);
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed, and whoever was told of it did too", own.subject(), e);
        }
    }

    /** When it does not run for good, unless another instance serves. */
    private void refuseRequests() {
        if (wish.get() == Wish.RUN && !(own.course().get() instanceof Course.Behind)) {
            condition.refusal().ifPresent(desk::refuse);
        }
    }

    // ---- on the watchdog's thread ----

    /** Interrupts a call that takes too long, and gives up a thread that does not heed it. */
    synchronized void watch(long now) {
        Optional<String> where = life.calls().watch(now);
        if (where.isPresent()) {
            condition.stuck(where.get());
            work.close(Duration.ZERO);
            desk.fail(Kind.TIMED_OUT, " does not come back from it");
            refuseRequests();
            tasks.refuse(own.subject() + " does not run: " + reason());
            String why = own.subject() + ": " + reason();
            ready.completeExceptionally(new IllegalStateException(why));
            tell(new IllegalStateException(why));
            if (wish.get() == Wish.END) {
                ended.complete(null);
            }
        }
    }
}
