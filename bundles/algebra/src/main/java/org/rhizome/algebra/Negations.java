package org.rhizome.algebra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/**
 * Which deltas are negated in the operand of one mask: those with a negation that counts and is not itself negated (SPEC-2 4.3). Walks with
 * a stack of its own, so that chains may be as long as memory allows, and remembers what it found.
 */
final class Negations {

    private final MaskSet mask;
    private final Scope scope;
    private final Map<DeltaId, Boolean> known = new HashMap<>();

    private Negations(MaskSet mask, Scope scope) {
        this.mask = mask;
        this.scope = scope;
    }

    static Negations in(MaskSet mask, Scope scope) {
        return scope.known(mask, () -> new Negations(mask, scope));
    }

    /** @param negations of the delta with that id, whether they count or not */
    boolean isNegated(DeltaId id, Collection<Delta> negations) {
        Boolean verdict = known.get(id);
        return verdict != null ? verdict : walk(id, negations);
    }

    private boolean walk(DeltaId id, Collection<Delta> negations) {
        ArrayDeque<Question> open = new ArrayDeque<>();
        open.push(ask(id, negations));
        while (!open.isEmpty()) {
            Question question = open.peek();
            DeltaId negation = question.current();
            if (negation == null) {
                known.put(open.pop().id, false);
                continue;
            }
            Boolean negated = known.get(negation);
            if (negated == null) {
                open.push(ask(negation, scope.source().negations(negation)));
            } else if (negated) {
                question.skip();
            } else {
                known.put(open.pop().id, true);
            }
        }
        return known.get(id);
    }

    /** While a question is open its answer is no: ids are hashes, so only ids that lie can ask in a circle, and then this ends it. */
    private Question ask(DeltaId id, Collection<Delta> negations) {
        known.put(id, false);
        List<DeltaId> counting = new ArrayList<>(negations.size());
        for (Delta negation : negations) {
            scope.run().charge(mask.weightOfNegation());
            if (mask.counts(negation, scope)) {
                counting.add(negation.id());
            }
        }
        return new Question(id, counting.toArray(DeltaId[]::new));
    }

    /**
     * Whether a delta is negated, with the negations of it that are still to be looked at; ids only, as a long chain must not hold all
     * deltas.
     */
    private static final class Question {

        private final DeltaId id;
        private final DeltaId[] negations;
        private int next;

        Question(DeltaId id, DeltaId[] negations) {
            this.id = id;
            this.negations = negations;
        }

        /** The negation to look at, or null when there are no more. */
        DeltaId current() {
            return next < negations.length ? negations[next] : null;
        }

        void skip() {
            next++;
        }
    }
}
