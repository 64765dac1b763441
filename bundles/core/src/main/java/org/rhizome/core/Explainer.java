package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.Standing;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.node.Explanation;
import org.rhizome.node.LosslessOptions.Negated;
import org.rhizome.resolver.Part;

/** Says why a property of one entity has its value, in one state. For one thread. */
final class Explainer {

    private static final Explanation.Decider NOBODY = new Explanation.Decider("omit", "", "");

    private final Sight sight;
    private final CompiledView view;
    private final String entity;
    private final String property;

    Explainer(Sight sight, CompiledView view, String entity, String property) {
        this.sight = sight;
        this.view = view;
        this.entity = entity;
        this.property = property;
    }

    /** What is told of a negation, without all else that it may negate. */
    private record Negation(DeltaId id, String author) {

        static Negation of(Delta delta) {
            return new Negation(delta.id(), delta.author());
        }
    }

    Optional<Explanation> explain(Running running) {
        return sight.lossless(entity, Negated.ANNOTATE).map(claims -> explain(claims, running));
    }

    private Explanation explain(HView claims, Running running) {
        List<HEntry> entries = claims.properties().getOrDefault(view.source(property), List.of());
        List<Explanation.Part> losers = new ArrayList<>();
        Optional<PropertyRule> rule = view.rule(property);
        if (rule.isEmpty()) {
            entries.forEach(entry -> losers.add(part(entry.delta(), "the view leaves the property out")));
            return new Explanation(Optional.empty(), NOBODY, "the view leaves the property out", Optional.empty(), List.of(), losers,
                    view.substitutes());
        }
        ViewState state = state(claims, running);
        SortedMap<String, Value> values = state.values(new Survivors(sight, entity, running), running);
        Optional<Value> value = Optional.ofNullable(values.get(property));
        Map<DeltaId, String> negated = negated(entries, running);
        List<Explanation.Part> contributors = new ArrayList<>();
        Optional<Explanation.Part> winner = Optional.empty();
        for (HEntry entry : entries) {
            if (entry.standing() == Standing.NEGATED) {
                losers.add(part(entry.delta(), negated.get(entry.delta().id())));
                continue;
            }
            Part part = state.part(property, entry.delta(), running);
            Explanation.Part told = part(entry.delta(), part.why());
            switch (part.kind()) {
                case WON -> winner = Optional.of(told);
                case COUNTED -> contributors.add(told);
                case LOST -> losers.add(told);
            }
        }
        Decider decider = rule.get().decider();
        running.enter(decider.described().name(), property);
        String words = decider.rule();
        running.leave();
        return new Explanation(value, decider.described(), words, winner, contributors, losers, view.substitutes());
    }

    private ViewState state(HView claims, Running running) {
        ViewState state = new ViewState(entity, view, running);
        Set<DeltaId> seen = new HashSet<>();
        claims.properties().values().stream().flatMap(Collection::stream)
                .filter(entry -> entry.standing() == Standing.SURVIVING && seen.add(entry.delta().id()))
                .forEach(entry -> state.add(entry.delta(), running));
        return state;
    }

    private Explanation.Part part(Delta delta, String why) {
        return new Explanation.Part(delta.id(), delta.author(), delta.timestamp(), ClaimValues.claim(delta, entity).value(), why);
    }

    /** By which negation each negated claim is, in words. */
    private Map<DeltaId, String> negated(List<HEntry> entries, Running running) {
        running.leave();
        Map<DeltaId, List<Negation>> negations = new HashMap<>();
        entries.stream().filter(entry -> entry.standing() == Standing.NEGATED).map(entry -> entry.delta().id())
                .forEach(id -> negations.put(id, sight.source().negations(id).stream().map(Negation::of).toList()));
        Set<DeltaId> holding = sight.surviving(
                negations.values().stream().flatMap(List::stream).map(Negation::id).collect(Collectors.toSet()));
        Map<DeltaId, String> negated = new HashMap<>();
        negations.forEach((id, all) -> negated.put(id,
                all.stream().filter(negation -> holding.contains(negation.id)).min(Comparator.comparing(Negation::id))
                        .map(negation -> "negated by " + negation.id + " of " + negation.author).orElse("negated")));
        return negated;
    }
}
