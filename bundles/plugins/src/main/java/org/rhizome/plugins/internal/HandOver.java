package org.rhizome.plugins.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rhizome.gate.Installed;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.gate.Successor.Reversible;
import org.rhizome.supervision.Supervisor.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instances of a candidate that are made ready beside those that serve, take their places, and stay or go. */
final class HandOver implements Prepared, Reversible {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final Surroundings around;
    private final Host host;
    private final List<Step> steps = new ArrayList<>();
    private int turn; // of the views that are sampled; for the one thread that does
    private final List<Resident> departing = new ArrayList<>(); // nobody comes in their places

    HandOver(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    /** One place: who served, if anybody did; when whoever served before that has ended; who is made ready, once it is. */
    private static final class Step {

        private final Slot slot;
        private final Resident former;
        private final CompletableFuture<Void> vacant;
        private final Subject subject;
        private final Map<Map<String, String>, Long> sampled = new ConcurrentHashMap<>();
        private volatile Resident next;

        Step(Slot slot, Subject subject) {
            this.slot = slot;
            this.former = slot.serving();
            this.vacant = slot.left();
            this.subject = subject;
        }
    }

    /** Takes hold of a place: nobody else changes who serves there until this is over. Under the host's lock. */
    void take(Slot slot, Installed<?> installed) {
        slot.handOver(this);
        Step step = new Step(slot, new Subject(slot.sort(), installed));
        steps.add(step);
        if (step.former != null) {
            step.former.promise(true);
        }
    }

    /** One whose name is in the candidate no more: its end is waited for, so that its bundle is there until then. Under the host's lock. */
    void seeOff(Resident instance) {
        departing.add(instance);
    }

    /** Who is made ready for a place; for any thread. */
    Optional<Resident> candidate(Slot slot) {
        return steps.stream().filter(step -> step.slot == slot).map(step -> step.next).filter(Objects::nonNull).findFirst();
    }

    List<Slot> slots() {
        return steps.stream().map(step -> step.slot).toList();
    }

    /** Returns when all are ready; otherwise throws, and all that was begun is undone. */
    void prepare(Duration within) throws Exception {
        long end = System.nanoTime() + within.toNanos();
        try {
            for (Step step : steps) {
                begin(step, end);
            }
            for (Step step : steps) {
                awaitReady(step, end, within);
            }
        } catch (Exception e) {
            abandon();
            throw e;
        }
    }

    private void begin(Step step, long end) throws Exception {
        Savings savings = savings(step, end);
        long standing = savings.latest().position();
        Course behind = new Course.Behind(step.former == null ? () -> standing : step.former.own().figures()::position);
        step.next = host.launch(new Resident(around, step.subject, savings, behind, step.slot.mailbox()));
        step.next.promise(true);
        step.next.start();
    }

    /** What the one that serves knows now; what it saved last where it cannot be asked, or has left. */
    private Savings savings(Step step, long end) throws Crash, InterruptedException {
        if (step.subject.sort() == Sort.VIEW) {
            return around.savings(step.subject);
        }
        Checkpoint known = step.former == null
                ? left(step, Math.max(0, end - System.nanoTime()))
                : standing(step.former, step.former.checkpoint(), Math.max(0, end - System.nanoTime()));
        return Savings.after(known, around.stateFiles(step.subject.name()), step.subject.installed().version());
    }

    private Checkpoint left(Step step, long nanos) throws Crash, InterruptedException {
        try {
            step.vacant.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("who had the place of {} has not ended yet, so what it saved last counts: {}", step.subject, Fault.text(e));
        }
        return around.savings(step.subject).latest();
    }

    private static Checkpoint standing(Resident former, CompletableFuture<Checkpoint> asked, long nanos) throws Crash, InterruptedException {
        try {
            return asked.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} cannot say where it stands, so what it saved last counts: {}", former.subject(), Fault.text(e));
            return former.own().savings().latest();
        }
    }

    private static void awaitReady(Step step, long end, Duration within) throws Exception {
        try {
            step.next.ready().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(step.subject + " is not ready after " + within.toSeconds() + " s: " + step.next.progress(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("it cannot take over: " + Fault.said(e.getCause()), e.getCause());
        }
    }

    /** One view at a time, each in its turn. */
    @Override
    public void sample() {
        List<Step> views = steps.stream().filter(step -> step.subject.sort() == Sort.VIEW).toList();
        if (!views.isEmpty()) {
            Step next = views.get(turn % views.size());
            if (host.comparisons().sample(next.slot, next.sampled)) {
                turn++;
            }
        }
    }

    @Override
    public Reversible takeOver() {
        steps.forEach(HandOver::requireRunning); // before anybody is paused: since it was ready it may have crashed, which nobody heard
        List<CompletableFuture<Checkpoint>> paused = steps.stream()
                .map(step -> step.former == null ? null : step.former.pause()).toList();
        long end = System.nanoTime() + patience().toNanos();
        try {
            for (int i = 0; i < steps.size(); i++) {
                takeOver(steps.get(i), paused.get(i), end);
            }
        } catch (RuntimeException | Error e) {
            giveBack();
            throw e;
        }
        host.changed(); // some may serve a name that nobody had
        steps.forEach(this::tellOfTheDead); // last: whoever hears of it may abandon this on the spot
        return this;
    }

    /** It ran a moment ago, and nobody hears of what it does before it serves. */
    private void tellOfTheDead(Step step) {
        step.next.refusal().ifPresent(why -> around.gate().failed(step.subject.service(), new IllegalStateException(why)));
    }

    /** Those that served before serve, and what came of the next ones counts no more. */
    private void giveBack() {
        for (Step step : steps) {
            step.slot.serve(step.former);
            if (step.former != null) {
                step.former.promise(false);
                step.former.resume();
            }
            if (step.next != null) {
                onDisk(step, step.next.own().savings()::discard);
            }
        }
    }

    private static void requireRunning(Step step) {
        if (step.next.state() != State.RUNNING) {
            throw new IllegalStateException(step.subject + " does not run any more: " + step.next.reason());
        }
    }

    private void takeOver(Step step, CompletableFuture<Checkpoint> paused, long end) {
        Resident next = step.next;
        if (step.subject.sort() == Sort.VIEW) {
            next.own().course().set(Course.LIVE);
        } else {
            Checkpoint last = last(step, paused, end);
            next.own().savings().saveTo(Savings.Place.ASIDE);
            next.own().course().set(new Course.Until(last.position(), Set.copyOf(last.hidden())));
        }
        step.slot.serve(next);
    }

    private static Checkpoint last(Step step, CompletableFuture<Checkpoint> paused, long end) {
        try {
            return paused == null ? step.next.own().savings().latest() : standing(step.former, paused, Math.max(0, end - System.nanoTime()));
        } catch (Crash crash) {
            throw new IllegalStateException(crash.getMessage(), crash); // it was read when this was prepared
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + step.subject + " took over", e);
        }
    }

    @Override
    public void abandon() {
        steps.stream().filter(step -> step.next != null).forEach(step -> step.next.end());
        giveBack();
        steps.stream().filter(step -> step.next != null).forEach(step -> await(step.next));
        host.over(this);
    }

    @Override
    public boolean isWithinCallOf(long moment) {
        return steps.stream().anyMatch(step -> step.next.isWithinCallOf(moment));
    }

    @Override
    public void settle() {
        for (Step step : steps) {
            if (step.former != null) {
                step.former.own().savings().saveTo(Savings.Place.NOWHERE);
                step.former.end();
            }
            onDisk(step, step.next.own().savings()::settle);
            step.next.promise(false);
        }
        departing.forEach(Resident::end);
        steps.stream().filter(step -> step.former != null).forEach(step -> await(step.former));
        departing.forEach(this::await);
        host.over(this);
    }

    /** Returns at once, also on a thread of one of those that took over: what has brought it down calls this. */
    @Override
    public void revert() {
        steps.forEach(step -> step.next.end());
        giveBack();
        host.over(this);
    }

    /** Something to be done with files. */
    private interface Filing {
        void run() throws IOException;
    }

    private static void onDisk(Step step, Filing filing) {
        if (step.subject.sort() == Sort.VIEW) {
            return; // nothing of it is on disk
        }
        try {
            filing.run();
        } catch (IOException e) {
            LOG.warn("the saved state of {} could not be put in its place; after a restart it goes on from an earlier one: {}", step.subject,
                    e.toString());
        }
    }

    private void await(Resident instance) {
        if (instance.isOnItsThread()) {
            return; // what it did has led here, and it ends when this returns
        }
        try {
            instance.ended().get(patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} has not ended yet: {}", instance.subject(), Fault.text(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One call, with the time to be given up, and to end threads. */
    private Duration patience() {
        return around.settings().call().plus(around.settings().grace().multipliedBy(2)).plusSeconds(1);
    }
}
