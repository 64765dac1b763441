package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.rhizome.supervision.InstanceFailedException;
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
    private final Mailbox mailbox;
    private final Signal signal = new Signal();
    private final Crashes crashes;
    private final Tasks tasks = new Tasks();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Life life;
    private volatile Work work; // null while it is not started
    private volatile Request answering;
    private volatile Wish wish = Wish.RUN;
    private volatile State state = State.STARTING;
    private volatile String reason = "";
    private volatile boolean promised;
    private volatile long retryAt;

    Resident(Surroundings around, Subject subject, Savings savings, Course course, Mailbox mailbox) {
        this.around = around;
        this.own = new Own(subject, new Figures(), savings, new AtomicReference<>(course), () -> wish == Wish.END);
        this.mailbox = mailbox;
        this.crashes = new Crashes(around.settings());
        this.life = new Life(around, this);
    }

    Subject subject() {
        return own.subject();
    }

    Own own() {
        return own;
    }

    State state() {
        return state;
    }

    String reason() {
        return reason;
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
        Work present = work;
        return present == null ? "it has not started yet" : present.progress();
    }

    /** Why it takes no requests; empty when it does. */
    Optional<String> refusal() {
        return state == State.QUARANTINED || state == State.STUCK ? Optional.of(own.subject() + " does not run: " + reason) : Optional.empty();
    }

    void start() {
        life.start();
    }

    void wake() {
        signal.wake();
    }

    /** Whether whoever replaces it sees to it that its service stays, or that it is about to end. */
    boolean isPromised() {
        return promised || wish == Wish.END;
    }

    void promise(boolean kept) {
        promised = kept;
    }

    /** Runs a job on its thread between two deltas; fails when it is stuck or ends before. */
    <T> CompletableFuture<T> onThread(Callable<T> job) {
        CompletableFuture<T> done = tasks.add(job);
        signal.wake();
        if (state == State.STUCK || ended.isDone()) {
            tasks.refuse(own.subject() + " does not run: " + reason);
        }
        return done;
    }

    /** As {@link Work#look}. */
    CompletableFuture<Optional<ViewComparisons.Looked>> look(Map<String, String> question) {
        return onThread(() -> work == null ? Optional.empty() : work.look(question));
    }

    /** Where it stands now, saved. */
    CompletableFuture<Checkpoint> checkpoint() {
        return onThread(this::save);
    }

    /** Stands still between two deltas, with all it knows, until {@link #resume} or {@link #end}. Where it stands, saved. */
    CompletableFuture<Checkpoint> pause() {
        wish = Wish.PAUSE;
        return checkpoint();
    }

    void resume() {
        wish = Wish.RUN;
        signal.wake();
    }

    /** Saves, tells the extension and ends its thread; does not wait for it. */
    void end() {
        wish = Wish.END;
        signal.wake();
        if (state == State.STUCK) {
            ended.complete(null);
        }
    }

    /** Starts anew, from the last checkpoint, whatever it is doing. */
    synchronized void restart() {
        if (state == State.STUCK) {
            Life next = new Life(around, this);
            forget();
            life = next;
            next.start();
        } else {
            onThread(() -> {
                stop();
                forget();
                return null;
            });
        }
    }

    /** Runs a job on its thread while no start of the extension goes on; then it is started anew where it was. */
    <T> CompletableFuture<T> between(Job<T> job) {
        return onThread(() -> {
            State before = state;
            stop();
            state = before == State.RUNNING ? State.STARTING : before;
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
            while (!mine.isOver() && wish != Wish.END) {
                turn(mine);
            }
            if (!mine.isOver()) {
                stop();
            }
        } catch (Departure departure) {
            LOG.debug("{} leaves its thread: {}", own.subject(), departure.why());
        } catch (RuntimeException | Error e) {
            LOG.warn("{} ended without having saved its last steps: {}", own.subject(), Fault.text(e));
        } finally {
            if (!mine.isOver()) {
                close(around.settings().grace());
                ended.complete(null);
                tasks.refuse(own.subject() + " has ended");
            }
        }
    }

    private void turn(Life mine) {
        try {
            tasks.run();
            long wait = retryAt - System.nanoTime();
            if (wish != Wish.RUN || refusal().isPresent()) {
                signal.await(LOOK_NANOS);
            } else if (state == State.BACKING_OFF && wait > 0) {
                signal.await(wait);
            } else {
                act(mine);
            }
        } catch (Crash crash) {
            crashed(crash);
            unanswered(InstanceFailedException.Kind.CRASHED, " crashed over it: " + crash.getMessage());
        } catch (Departure departure) {
            depart(departure);
        } catch (RuntimeException | Error e) { // the node's doing: what the extension throws is a crash
            LOG.warn("{} waits for the node: {}", own.subject(), Fault.text(e));
            reason = "it waits for the node: " + Fault.text(e);
            close(Duration.ZERO);
            state = State.STARTING;
            unanswered(InstanceFailedException.Kind.UNAVAILABLE, " could not go on with it: " + Fault.text(e));
            signal.await(LOOK_NANOS);
        }
    }

    private void depart(Departure departure) {
        switch (departure.why()) {
            case GIVEN_UP -> throw departure;
            case SERVICE_GONE -> { // whoever sees to generations is about to end this; another one will answer
                Request request = answering;
                answering = null;
                if (request != null) {
                    mailbox.putBack(request);
                }
                signal.await(SOON_NANOS);
            }
            case CLAIMS_LOST -> {
                close(Duration.ZERO);
                unanswered(InstanceFailedException.Kind.UNAVAILABLE, " was stopped before its claims were durable");
            }
        }
    }

    private void act(Life mine) throws Crash {
        if (work == null) {
            begin(mine);
        }
        Work present = work;
        boolean answered = answer(present);
        int left = own.subject().kind().requests() - 1;
        while (answered && left > 0 && answer(present)) {
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

    private void begin(Life mine) throws Crash {
        work = own.subject().kind() == Kind.VIEW
                ? new ViewWork<>(around, own, mine.calls(), signal)
                : new PluginWork<>(around, own, mine.calls(), signal, Tools.of(around, own));
        work.start();
        state = State.RUNNING;
    }

    private boolean answer(Work present) throws Crash {
        Request request = mailbox.poll(present::answers);
        if (request == null) {
            return false;
        }
        answering = request;
        present.answer(request);
        answering = null;
        return true;
    }

    /** What was being answered when something came between. */
    private void unanswered(InstanceFailedException.Kind kind, String why) {
        Request request = answering;
        answering = null;
        if (request != null) {
            request.fail(kind, own.subject() + why);
        }
    }

    private Checkpoint save() throws Crash {
        if (work != null && state == State.RUNNING && own.course().get() instanceof Course.Live) {
            try {
                work.save();
            } catch (Crash crash) {
                crashed(crash); // and the one before counts
            }
        }
        return own.savings().latest();
    }

    private void crashed(Crash crash) {
        close(Duration.ZERO);
        own.figures().restarted();
        Optional<Duration> wait = crash.remedy() == Crash.Remedy.PERSON ? Optional.empty() : crashes.crashed(System.nanoTime());
        reason = crash.getMessage();
        if (wait.isPresent()) {
            retryAt = System.nanoTime() + wait.get().toNanos();
            state = State.BACKING_OFF;
            LOG.warn("{} crashed and starts again in {} ms: {}", own.subject(), wait.get().toMillis(), reason);
        } else {
            if (crash.remedy() == Crash.Remedy.RESTART) {
                reason += "; crash " + crashes.recent() + " within " + around.settings().window().toSeconds() + " s";
            }
            state = State.QUARANTINED;
            LOG.error("{} is quarantined until it is replaced or restarted: {}", own.subject(), reason);
            refuseRequests();
        }
        ready.completeExceptionally(new IllegalStateException(own.subject() + " crashed: " + reason));
        around.gate().failed(own.subject().service(), crash.getCause() == null ? crash : crash.getCause());
    }

    /** In good order: saved and told. */
    private void stop() {
        if (work != null && state == State.RUNNING) {
            try {
                if (own.course().get() instanceof Course.Live) {
                    work.save();
                }
                work.terminate();
            } catch (Crash crash) {
                LOG.warn("{} crashed while it was stopped: {}", own.subject(), crash.getMessage());
                reason = crash.getMessage();
            }
        }
        close(around.settings().grace());
    }

    private void close(Duration most) {
        Work present = work;
        if (present != null) {
            work = null;
            present.close(most);
        }
    }

    private void forget() {
        crashes.forget();
        reason = "";
        state = State.STARTING;
    }

    /** Unless another instance serves. */
    private void refuseRequests() {
        if (wish != Wish.RUN || own.course().get() instanceof Course.Behind) {
            return;
        }
        mailbox.drain().forEach(request ->
                request.fail(InstanceFailedException.Kind.UNAVAILABLE, own.subject() + " does not run: " + reason));
    }

    // ---- on the watchdog's thread ----

    /** Interrupts a call that takes too long, and gives up a thread that does not heed it. Whether it was given up now. */
    synchronized boolean watch(long now) {
        Optional<String> where = life.calls().watch(now);
        if (where.isEmpty()) {
            return false;
        }
        reason = "it does not come back from " + where.get() + "; its thread is left to itself";
        state = State.STUCK;
        LOG.error("{} is stuck: {}", own.subject(), reason);
        close(Duration.ZERO);
        unanswered(InstanceFailedException.Kind.TIMED_OUT, " does not come back from it");
        refuseRequests();
        tasks.refuse(own.subject() + " does not run: " + reason);
        ready.completeExceptionally(new IllegalStateException(own.subject() + ": " + reason));
        around.gate().failed(own.subject().service(), Fault.neutral(reason, new IllegalStateException(reason)));
        if (wish == Wish.END) {
            ended.complete(null);
        }
        return true;
    }
}
