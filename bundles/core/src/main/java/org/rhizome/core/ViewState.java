package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Part;

/**
 * A lossy view in the making: every property's claims, reduced so far. Claims come and go one by one; values are resolved when they are
 * asked for, those of properties that did not change are kept. For one thread at a time; calls of extension code are announced.
 */
final class ViewState {

    private final String entity;
    private final CompiledView view;
    private final TreeMap<String, PropertyState> properties = new TreeMap<>(Text.BY_UTF8);

    ViewState(String entity, CompiledView view, Running running) {
        this.entity = entity;
        this.view = view;
        view.named().forEach((property, rule) -> properties.put(property, new PropertyState(property, rule, running)));
    }

    /** Counts a surviving delta in. */
    void add(Delta delta, Running running) {
        Entry entry = Entry.of(delta, entity);
        for (String context : contexts(delta)) {
            fed(context, running).forEach(property -> property.add(entry, entity, running));
        }
    }

    /** Takes out a delta that was counted in. */
    void remove(Delta delta, Running running) {
        Entry entry = Entry.of(delta, entity);
        for (String context : contexts(delta)) {
            fed(context, running).forEach(property -> property.remove(entry, entity, running));
        }
    }

    private Set<String> contexts(Delta delta) {
        Set<String> contexts = Set.of();
        List<Pointer> pointers = delta.pointers();
        for (int i = 0; i < pointers.size(); i++) {
            if (pointers.get(i).target() instanceof EntityRef ref && ref.context() != null && ref.id().equals(entity)) {
                if (contexts.isEmpty()) {
                    contexts = Set.of(ref.context());
                } else {
                    contexts = new HashSet<>(contexts);
                    contexts.add(ref.context());
                }
            }
        }
        return contexts;
    }

    private List<PropertyState> fed(String context, Running running) {
        List<String> named = view.feeds().get(context);
        boolean alone = view.isOther(context);
        if (named == null) {
            return alone ? List.of(own(context, running)) : List.of();
        }
        List<PropertyState> fed = new ArrayList<>(named.size() + 1);
        named.forEach(property -> fed.add(properties.get(property)));
        if (alone) {
            fed.add(own(context, running));
        }
        return fed;
    }

    private PropertyState own(String property, Running running) {
        return properties.computeIfAbsent(property, it -> new PropertyState(it, view.otherwise().orElseThrow(), running));
    }

    /**
     * The values of all properties that have one, by property in UTF-8 byte order.
     *
     * @param surviving the surviving deltas filed under a property of the entity, asked for where a resolver cannot take a claim out
     */
    SortedMap<String, Value> values(Function<String, List<Delta>> surviving, Running running) {
        TreeMap<String, Value> values = new TreeMap<>(Text.BY_UTF8);
        view.order().forEach(property -> value(property, values, surviving, running));
        properties.entrySet().removeIf(property -> property.getValue().isEmpty() && !view.named().containsKey(property.getKey()));
        for (String property : properties.keySet()) {
            if (!view.named().containsKey(property)) {
                value(property, values, surviving, running);
            }
        }
        return Collections.unmodifiableSortedMap(values);
    }

    private void value(
            String property, TreeMap<String, Value> values, Function<String, List<Delta>> surviving, Running running) {
        PropertyState state = properties.get(property);
        Supplier<List<Entry>> claims =
                () -> surviving.apply(view.source(property)).stream().map(delta -> Entry.of(delta, entity)).toList();
        state.value(needed(state.rule(), values), claims, running).ifPresent(value -> values.put(property, value));
    }

    private static SortedMap<String, Value> needed(PropertyRule rule, TreeMap<String, Value> values) {
        if (rule.needs().isEmpty()) {
            return Collections.emptySortedMap();
        }
        TreeMap<String, Value> needed = new TreeMap<>(Text.BY_UTF8);
        rule.needs().stream().filter(values::containsKey).forEach(need -> needed.put(need, values.get(need)));
        return needed;
    }

    /** The entities that the claims of each property refer to, of those whose references are resolved further. */
    Map<String, Set<String>> references() {
        Map<String, Set<String>> references = new HashMap<>();
        properties.forEach((property, state) -> state.references().ifPresent(named -> references.put(property, named)));
        return references;
    }

    /** What a claim had to do with the value of a property; after {@link #values}. */
    Part part(String property, Delta delta, Running running) {
        return properties.get(property).part(Entry.of(delta, entity), running);
    }
}
