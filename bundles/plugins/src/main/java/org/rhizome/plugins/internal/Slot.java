package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.rhizome.delta.Value;
import org.rhizome.gate.Installed;
import org.rhizome.supervision.InstanceFailedException;

/**
 * The place of one plugin or view: its mailbox, and the instance that serves now. Who serves is decided by {@link Host} alone, under its
 * lock; requests come from any thread.
 */
final class Slot {

    private final Surroundings around;
    private final Sort sort;
    private final String name;
    private final Mailbox mailbox;
    private final Questions lately = new Questions();
    private volatile Resident serving; // null while there is none
    private Resident leaving; // null, or ending, and the next has to wait for it
    private volatile HandOver handOver; // null while none is under way
    private volatile boolean shut;

    Slot(Surroundings around, Sort sort, String name) {
        this.around = around;
        this.sort = sort;
        this.name = name;
        this.mailbox = new Mailbox(around.settings().mailbox());
    }

    Sort sort() {
        return sort;
    }

    String name() {
        return name;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** What was asked of a view. */
    Questions lately() {
        return lately;
    }

    Resident serving() {
        return serving;
    }

    HandOver handOver() {
        return handOver;
    }

    /** Who is made ready to serve here; for any thread. */
    Optional<Resident> candidate() {
        HandOver underWay = handOver;
        return underWay == null ? Optional.empty() : underWay.candidate(this);
    }

    void handOver(HandOver underWay) {
        handOver = underWay;
    }

    boolean serves(Installed<?> installed) {
        Resident present = serving;
        return present != null && present.subject().service() == installed.service();
    }

    /** From now on this one takes the requests, those that wait included. */
    void serve(Resident instance) {
        serving = instance;
        if (instance != null) {
            instance.wake();
        }
    }

    /** Ends whoever serves. Completes when somebody else may begin. */
    CompletableFuture<Void> vacate() {
        if (serving != null) {
            leaving = serving;
            serving = null;
            leaving.end();
        }
        return left();
    }

    /** When whoever was ended last has ended. */
    CompletableFuture<Void> left() {
        return leaving == null ? CompletableFuture.completedFuture(null) : leaving.ended();
    }

    /** Holds nothing of one that has ended. */
    void letGo() {
        if (leaving != null && leaving.ended().isDone()) {
            leaving = null;
        }
    }

    boolean isVacant() {
        return serving == null && leaving == null;
    }

    CompletableFuture<Value> submit(Request request, Duration within) {
        ScheduledFuture<?> deadline = around.scheduler().schedule(() -> expire(request, within), within.toNanos(), TimeUnit.NANOSECONDS);
        request.reply().whenComplete((value, failure) -> deadline.cancel(false));
        if (!mailbox.offer(request)) {
            request.fail(InstanceFailedException.Kind.OVERLOADED, label() + " has " + mailbox.size()
                    + " calls waiting, as many as may; try again later");
        }
        if (shut) {
            refuse();
        }
        Resident present = serving;
        if (present != null) {
            present.wake();
            present.refusal().ifPresent(why -> request.fail(InstanceFailedException.Kind.UNAVAILABLE, why));
        }
        return request.reply();
    }

    /** Nobody serves here any more; whoever comes under that name has a place of its own. */
    void shut() {
        shut = true;
        refuse();
    }

    private void refuse() {
        mailbox.drain().forEach(request -> request.fail(InstanceFailedException.Kind.UNAVAILABLE, label() + " is no longer installed"));
    }

    private void expire(Request request, Duration within) {
        Resident present = serving;
        if (present == null || !present.isReady() && sort == Sort.VIEW) {
            request.fail(InstanceFailedException.Kind.UNAVAILABLE, label() + " is not ready: "
                    + (present == null ? "it is being replaced" : present.progress()) + "; try again later");
        } else {
            request.fail(InstanceFailedException.Kind.TIMED_OUT, label() + " did not answer within " + within.toMillis() + " ms"
                    + (present.reason().isEmpty() ? "" : "; what it did last: " + present.reason()));
        }
    }

    private String label() {
        return sort.word() + " \"" + name + "\"";
    }
}
