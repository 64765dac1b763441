package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Value;
import org.rhizome.node.History;
import org.rhizome.node.History.Change;
import org.rhizome.node.LosslessOptions.Negated;

/**
 * Replays what was claimed about an entity by the times it was claimed, and notes when a property's value changes. A moment costs what it
 * brings, strikes and restores, except where a resolver cannot take a claim out. For one thread.
 */
final class Historian {

    private final Sight sight;
    private final CompiledView view;
    private final String entity;
    private final String property;
    private final Map<String, Map<DeltaId, Delta>> counted = new HashMap<>(); // by property

    Historian(Sight sight, CompiledView view, String entity, String property) {
        this.sight = sight;
        this.view = view;
        this.entity = entity;
        this.property = property;
    }

    /** @param after changes later than that @param limit changes at most */
    Optional<History> history(double after, int limit, Running running) {
        return sight.lossless(entity, Negated.ANNOTATE).map(claims -> replay(claims, after, limit, running));
    }

    private History replay(HView claims, double after, int limit, Running running) {
        Past past = new Past(relevant(claims), sight.source());
        ViewState state = new ViewState(entity, view, running);
        List<Change> changes = new ArrayList<>();
        Optional<Value> last = Optional.empty();
        for (Map.Entry<Double, List<Delta>> moment : past.moments().entrySet()) {
            double time = moment.getKey();
            advance(state, past, moment.getValue(), running);
            Optional<Value> value = Optional.ofNullable(state.values(source -> surviving(source, past), running).get(property));
            if (!value.equals(last) && time > after) {
                if (changes.size() == limit) {
                    return new History(entity, property, changes, view.substitutes(), OptionalDouble.of(changes.getLast().from()));
                }
                changes.add(new Change(time, value, moment.getValue().stream().map(Delta::id).toList()));
            }
            last = value;
        }
        return new History(entity, property, changes, view.substitutes(), OptionalDouble.empty());
    }

    /** The claims of the property and of all it needs, and one that was there when the entity began. */
    private List<Delta> relevant(HView claims) {
        Set<String> sources = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(property));
        Set<String> reached = new LinkedHashSet<>(open);
        for (int i = 0; i < open.size(); i++) {
            sources.add(view.source(open.get(i)));
            view.rule(open.get(i)).ifPresent(rule -> rule.needs().stream().filter(reached::add).forEach(open::add));
        }
        Stream<HEntry> first = claims.properties().values().stream().flatMap(List::stream)
                .min(Comparator.comparingDouble(entry -> entry.delta().timestamp())).stream(); // from then on the view has constants
        return Stream.concat(first, sources.stream().flatMap(source -> claims.properties().getOrDefault(source, List.of()).stream()))
                .map(HEntry::delta).distinct().toList();
    }

    private void advance(ViewState state, Past past, List<Delta> moment, Running running) {
        running.leave();
        for (Delta delta : past.happen(moment)) {
            Set<String> contexts = contexts(delta);
            if (contexts.isEmpty()) {
                continue;
            }
            if (past.survives(delta)) {
                contexts.forEach(context -> counted.computeIfAbsent(context, it -> new LinkedHashMap<>()).put(delta.id(), delta));
                state.add(delta, running);
            } else {
                contexts.forEach(context -> counted.get(context).remove(delta.id()));
                state.remove(delta, running);
            }
        }
    }

    private Set<String> contexts(Delta delta) {
        return delta.pointers().stream().map(Pointer::target).filter(EntityRef.class::isInstance).map(EntityRef.class::cast)
                .filter(ref -> ref.id().equals(entity) && ref.context() != null).map(EntityRef::context).collect(Collectors.toSet());
    }

    private List<Delta> surviving(String source, Past past) {
        Collection<Delta> surviving = counted.getOrDefault(source, Map.of()).values();
        past.charge(surviving.size());
        return List.copyOf(surviving);
    }
}
