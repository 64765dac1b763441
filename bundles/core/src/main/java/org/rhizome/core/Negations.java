package org.rhizome.core;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.DeltaId;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/**
 * Which deltas of one snapshot are negated: those with at least one negation that is itself not negated (model.md, "Negation"). Walks
 * with a stack of its own, so a chain may be as long as memory allows, and remembers what it found. For one thread.
 */
final class Negations {

    private final Snapshot snapshot;
    private final Map<DeltaId, Boolean> known = new HashMap<>();

    Negations(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    boolean isNegated(DeltaId id) {
        List<Stored> negations = snapshot.negations(id);
        if (negations.isEmpty()) {
            return false; // nearly every delta, so nothing is remembered
        }
        Boolean verdict = known.get(id);
        return verdict != null ? verdict : walk(new Question(id, negations));
    }

    private boolean walk(Question first) {
        ArrayDeque<Question> open = new ArrayDeque<>();
        open.push(first);
        while (!open.isEmpty()) {
            Question question = open.peek();
            DeltaId negation = question.next();
            if (negation == null) {
                answer(open.pop(), false);
                continue;
            }
            Boolean negated = known.get(negation);
            if (negated == null) {
                open.push(new Question(negation, snapshot.negations(negation)));
            } else if (negated) {
                question.skip();
            } else {
                answer(open.pop(), true);
            }
        }
        return known.get(first.id);
    }

    private void answer(Question question, boolean negated) {
        known.put(question.id, negated);
    }

    /** Whether a delta is negated, with the negations of it that are still to be looked at. */
    private static final class Question {

        private final DeltaId id;
        private final DeltaId[] negations; // ids only: a long chain must not hold all its deltas
        private int next;

        Question(DeltaId id, List<Stored> negations) {
            this.id = id;
            this.negations = new DeltaId[negations.size()];
            for (int i = 0; i < this.negations.length; i++) {
                this.negations[i] = negations.get(i).delta().id();
            }
        }

        DeltaId next() {
            return next < negations.length ? negations[next] : null;
        }

        void skip() {
            next++;
        }
    }
}
