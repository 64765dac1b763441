package org.rhizome.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.view.View;

/** A view that is called as a host calls it, and what must hold of it. */
final class Viewed<S> {

    private final View<S> view;
    private final List<Map<String, String>> questions;

    Viewed(View<S> view, List<Map<String, String>> questions) {
        this.view = view;
        this.questions = questions;
    }

    void fromScratchTheSame(List<Entity> changes) {
        Kept kept = new Kept();
        for (int i = 0; i < changes.size(); i++) {
            kept.become(changes.get(i));
            if (i % 4 == 0 || i == changes.size() - 1) {
                Expect.equal(answers(scratch(kept.contributions)), answers(kept.state),
                        "from scratch beside kept up to date, after " + (i + 1) + " changes");
            }
        }
    }

    void removingUndoesAdding(List<Entity> changes) {
        Kept kept = new Kept();
        for (Entity change : changes) {
            List<Object> before = answers(kept.state);
            contribution(change).filter(value -> !kept.contributions.containsKey(change.id())).ifPresent(value -> {
                kept.state = view.add(kept.state, change.id(), value);
                kept.state = view.remove(kept.state, change.id(), Copies.of(value));
                Expect.equal(before, answers(kept.state), "before beside after adding and removing " + change);
            });
            kept.become(change);
        }
        List.copyOf(kept.contributions.keySet()).forEach(id -> kept.become(new Entity(id, new TreeMap<>())));
        if (kept.contributions.isEmpty()) {
            Expect.equal(answers(view.init()), answers(kept.state), "the empty state beside one from which all was removed");
        }
    }

    /** Two states grow by turns, and one of them is asked all the time. */
    void statesAreIndependent(List<Entity> changes) {
        Kept asked = new Kept();
        Kept other = new Kept();
        for (Entity change : changes) {
            asked.become(change);
            other.become(change);
            Expect.equal(answers(asked.state), answers(asked.state), "answers given twice");
        }
        Expect.equal(answers(scratch(asked.contributions)), answers(other.state), "beside another state");
    }

    List<Optional<Value>> contributions(List<Entity> changes) {
        return changes.stream().map(this::contribution).toList();
    }

    /** A view is not asked about an entity of which nothing is claimed any more. */
    private Optional<Value> contribution(Entity entity) {
        if (entity.properties().isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> contribution = view.contribution(Copies.of(entity));
        Expect.that(contribution != null, "contribution gave null; it must give Optional.empty() for an entity that has no part in the view");
        Expect.equal(contribution, view.contribution(Copies.of(entity)), "contribution of an equal entity");
        return contribution;
    }

    private S scratch(Map<String, Value> contributions) {
        S state = view.init();
        for (Map.Entry<String, Value> contribution : new ArrayList<>(contributions.entrySet()).reversed()) {
            state = view.add(state, contribution.getKey(), Copies.of(contribution.getValue()));
        }
        return state;
    }

    /** What the state answers to each question; a refusal is an answer too. */
    private List<Object> answers(S state) {
        List<Object> answers = new ArrayList<>();
        for (Map<String, String> question : questions) {
            try {
                Value answer = view.answer(state, question);
                Expect.that(answer != null, "answer to " + question + " is null");
                answers.add(answer);
            } catch (IllegalArgumentException refusal) {
                Expect.that(refusal.getMessage() != null, "the refusal of " + question + " does not say why");
                answers.add(refusal.getMessage());
            }
        }
        return answers;
    }

    /** A state that is kept up to date as a host does. */
    private final class Kept {

        private final Map<String, Value> contributions = new LinkedHashMap<>();
        private S state = view.init();

        void become(Entity entity) {
            Value old = contributions.remove(entity.id());
            if (old != null) {
                state = view.remove(state, entity.id(), Copies.of(old));
            }
            contribution(entity).ifPresent(value -> {
                contributions.put(entity.id(), value);
                state = view.add(state, entity.id(), Copies.of(value));
            });
        }
    }
}
