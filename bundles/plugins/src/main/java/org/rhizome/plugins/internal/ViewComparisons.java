package org.rhizome.plugins.internal;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.rhizome.delta.Value;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Shadow;
import org.rhizome.gate.Shadow.Observation;

/**
 * While a candidate of a view is in the shadow: whatever is asked of the view is asked of both once more, beside the caller, and counts if both
 * answer from the same state. One question at a time; what comes meanwhile is not compared.
 */
final class ViewComparisons {

    /**
     * An answer and the moment whose state it is of.
     *
     * @param sequence of the feed
     * @param answer the value, or why the question is refused, under one name
     */
    record Looked(long sequence, SortedMap<String, Value> answer) {}

    private final Gate gate;
    private final Semaphore free = new Semaphore(1);

    ViewComparisons(Gate gate) {
        this.gate = gate;
    }

    /** A question was put to a view. Does not wait. */
    void asked(Slot slot, Map<String, String> question) {
        Optional<Shadow> shadow = gate.shadow();
        Resident serving = slot.serving();
        if (shadow.isEmpty() || serving == null) {
            return;
        }
        Optional<Resident> candidate = slot.candidate();
        if (candidate.isPresent() && candidate.get() != serving && free.tryAcquire()) {
            compare(shadow.get(), serving, candidate.get(), question).whenComplete((done, failure) -> free.release());
        }
    }

    private static CompletableFuture<Void> compare(Shadow shadow, Resident serving, Resident candidate, Map<String, String> question) {
        String text = serving.subject() + " " + new TreeMap<>(question);
        CompletableFuture<Optional<Looked>> theirs = candidate.look(question);
        return serving.look(question).thenCompose(ours -> theirs.handle((looked, failure) -> {
            if (ours.isPresent()) {
                observation(text, ours.get(), failure == null ? looked : Optional.empty(), failure).ifPresent(shadow::compared);
            }
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

    static SortedMap<String, Value> named(String name, Value value) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(name, value)));
    }
}
