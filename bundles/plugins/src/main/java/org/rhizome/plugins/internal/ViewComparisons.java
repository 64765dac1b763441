package org.rhizome.plugins.internal;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Shadow;
import org.rhizome.gate.Shadow.Observation;

/**
 * While a candidate of a view is in the shadow: whatever is asked of the view, and what was asked lately, is asked of both once more, beside the
 * caller, and counts if both answer from the same state. One question at a time; what comes meanwhile is not compared.
 */
final class ViewComparisons {

    /**
     * An answer and the moment whose state it is of.
     *
     * @param sequence of the feed
     * @param answer the value, or why the question is refused, under one name
     */
    record Looked(long sequence, SortedMap<String, Value> answer) {

        private static final String ANSWER = "answer";
        private static final String REFUSED = "refused";

        static Looked answered(long sequence, Value answer) {
            return new Looked(sequence, named(ANSWER, answer));
        }

        static Looked refused(long sequence, String why) {
            return new Looked(sequence, named(REFUSED, new Text(why)));
        }

        boolean isRefused() {
            return answer.containsKey(REFUSED);
        }

        private static SortedMap<String, Value> named(String name, Value value) {
            return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(name, value)));
        }
    }

    /** After a sampled question at least, and so many times as long as it took, so that it takes little from clients. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int PAUSES = 9;

    private final Gate gate;
    private final Semaphore free = new Semaphore(1);
    private volatile long resting = System.nanoTime(); // until then nothing is sampled

    ViewComparisons(Gate gate) {
        this.gate = gate;
    }

    /** A question was put to a view. Does not wait. */
    void asked(Slot slot, Map<String, String> question) {
        slot.lately().note(question);
        compare(slot, question, _ -> true);
    }

    /**
     * Puts the next question of those asked lately. One that the view refuses says nothing, and one that was answered from the same state
     * nothing more. Does not wait.
     *
     * @param before by question, the moments for which it was compared; of one comparison
     * @return false if others are being compared, or were just now
     */
    boolean sample(Slot slot, Map<Map<String, String>, Long> before) {
        long now = System.nanoTime();
        if (now - resting < 0 || free.availablePermits() == 0) {
            return false;
        }
        Map<String, String> question = slot.lately().next();
        Predicate<Looked> isNew = ours -> !ours.isRefused() && !Objects.equals(before.put(question, ours.sequence), ours.sequence);
        compare(slot, question, isNew).thenRun(() -> {
            long after = System.nanoTime();
            resting = after + Math.max(PAUSE_NANOS, PAUSES * (after - now));
        });
        return true;
    }

    private CompletableFuture<Void> compare(Slot slot, Map<String, String> question, Predicate<Looked> counts) {
        Optional<Shadow> shadow = gate.shadow();
        Optional<Resident> candidate = slot.candidate();
        Resident serving = slot.serving();
        if (shadow.isEmpty() || candidate.isEmpty() || serving == null || candidate.get() == serving || !free.tryAcquire()) {
            return CompletableFuture.completedFuture(null);
        }
        return compare(shadow.get(), serving, candidate.get(), question, counts).handle((done, failure) -> {
            free.release();
            return null;
        });
    }

    private static CompletableFuture<Void> compare(
            Shadow shadow, Resident serving, Resident candidate, Map<String, String> question, Predicate<Looked> counts) {
        String text = serving.subject() + " " + new TreeMap<>(question);
        CompletableFuture<Optional<Looked>> theirs = candidate.look(question);
        return serving.look(question).thenCompose(ours -> theirs.handle((looked, failure) -> {
            ours.flatMap(mine -> observation(text, mine, failure == null ? looked : Optional.empty(), failure)
                    .filter(_ -> counts.test(mine))).ifPresent(shadow::compared);
            return null;
        }));
    }

    /** Empty when the two are of different moments. */
    private static Optional<Observation> observation(String question, Looked ours, Optional<Looked> theirs, Throwable failure) {
        if (failure != null) {
            return Optional.of(new Observation(question, ours.answer, Optional.empty(), Optional.of(Fault.text(failure))));
        }
        return theirs.filter(looked -> looked.sequence == ours.sequence)
                .map(looked -> new Observation(question, ours.answer, Optional.of(looked.answer), Optional.empty()));
    }
}
