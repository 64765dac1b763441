package org.rhizome.core;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.rhizome.delta.Value;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;
import org.rhizome.gate.Shadow;
import org.rhizome.gate.Shadow.Observation;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While a candidate is in the shadow: what was answered by the current generation is resolved once more by both, over one state, beside
 * the request. A few at a time; what comes while they are busy is not compared.
 */
final class Comparisons {

    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);

    private static final int AT_ONCE = 2;

    private final Gate gate;
    private final Compilation compilation;
    private final Sights sights;
    private final Executor background;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Comparisons(Gate gate, Compilation compilation, Sights sights, Executor background) {
        this.gate = gate;
        this.compilation = compilation;
        this.sights = sights;
        this.background = background;
    }

    /** An answer was given: compares it if somebody wants to know. Does not wait. */
    void answered(String entity, Reading reading, CompiledView view, Views views) {
        Optional<Shadow> shadow = gate.shadow();
        if (shadow.isPresent() && (view.isNested() || shadow.get().concerns(view.services().keySet())) && free.tryAcquire()) {
            background.execute(() -> {
                try {
                    compare(shadow.get(), entity, reading, views);
                } finally {
                    free.release();
                }
            });
        }
    }

    private void compare(Shadow shadow, String entity, Reading reading, Views views) {
        Optional<Lease> candidate = shadow.enter();
        if (candidate.isEmpty()) {
            return;
        }
        try (Lease theirs = candidate.get(); Lease ours = gate.enter()) {
            Sight sight = sights.at(reading.asOf());
            Optional<LossyView> serving = at(entity, reading, ours.generation(), sight, views);
            shadow.compared(observe(entity, reading, theirs.generation(), sight, views, values(serving)));
        } catch (RuntimeException e) { // of what serves, which says nothing about the candidate
            LOG.debug("\"{}\" was not compared: {}", entity, e.getMessage());
        }
    }

    private Observation observe(
            String entity, Reading reading, Generation candidate, Sight sight, Views views, SortedMap<String, Value> serving) {
        String question = entity + reading.view().map(name -> "?view=" + name).orElse("");
        try {
            Optional<LossyView> view = at(entity, reading, candidate, sight, views);
            Optional<String> failure = view.flatMap(it -> it.notes().stream().findFirst()).map(note -> note.reason());
            return new Observation(question, serving, failure.isPresent() ? Optional.empty() : Optional.of(values(view)), failure);
        } catch (RuntimeException e) {
            return new Observation(question, serving, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private Optional<LossyView> at(String entity, Reading reading, Generation generation, Sight sight, Views views) {
        return views.at(entity, compilation.of(reading, generation), generation, sight);
    }

    private static SortedMap<String, Value> values(Optional<LossyView> view) {
        return view.map(LossyView::properties).orElse(Collections.emptySortedMap());
    }
}
