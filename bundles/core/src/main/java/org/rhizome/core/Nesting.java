package org.rhizome.core;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.rhizome.core.Cell.Shown;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.gate.Generation;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.LossyView;
import org.rhizome.node.Note;
import org.rhizome.node.Reading;

/**
 * Nested views of one request: where a rule names a view, entity references in the value become {@code {"id", "properties"}}, resolved by
 * that view. Everything is of one state. An entity that is already being resolved stays a reference, and so does one under which nothing
 * is filed. What is taken in several times is read once, but counts each time: whoever writes the value writes it as often.
 */
final class Nesting {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_VIEWS = 10_000;
    private static final long MAX_BYTES = 16L << 20;

    private final BiFunction<String, CompiledView, Shown> reader;
    private final Compilation compilation;
    private final Generation generation;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, CompiledView> views = new HashMap<>();
    private final Map<Inner, Shown> known = new HashMap<>();
    private int count;
    private long bytes;

    private record Inner(String entity, CompiledView view) {}

    /** @param reader gives the view of one entity, nothing resolved further, always of the same state */
    Nesting(BiFunction<String, CompiledView, Shown> reader, Compilation compilation, Generation generation) {
        this.reader = reader;
        this.compilation = compilation;
        this.generation = generation;
    }

    Optional<LossyView> view(String entity, CompiledView view) {
        return resolved(entity, view, reader.apply(entity, view));
    }

    private Optional<LossyView> inner(String entity, CompiledView view) {
        if (++count > MAX_VIEWS) {
            throw new InvalidViewException("", "the view takes in more than " + MAX_VIEWS + " other entities: nest fewer views");
        }
        Shown shown = known.computeIfAbsent(new Inner(entity, view), it -> reader.apply(entity, view));
        bytes += shown.view().map(it -> ViewSize.bytes(entity, it.properties())).orElse(0L);
        if (bytes > MAX_BYTES) {
            throw new InvalidViewException("", "the views that it takes in have more than " + (MAX_BYTES >> 20)
                    + " MiB together: nest fewer views, or leave large properties out of them by \"omit\"");
        }
        return resolved(entity, view, shown);
    }

    private Optional<LossyView> resolved(String entity, CompiledView view, Shown shown) {
        if (!view.isNested() || shown.view().isEmpty()) {
            return shown.view();
        }
        path.push(entity);
        try {
            return Optional.of(nested(shown.view().get(), view, shown.references()));
        } finally {
            path.pop();
        }
    }

    private LossyView nested(LossyView flat, CompiledView view, Map<String, Set<String>> references) {
        SortedMap<String, Value> values = new TreeMap<>(flat.properties());
        values.replaceAll((property, value) -> view.rule(property).flatMap(PropertyRule::view)
                .map(name -> resolved(value, name, references.getOrDefault(property, Set.of()))).orElse(value));
        List<Note> notes = flat.notes();
        return new LossyView(flat.entity(), Collections.unmodifiableSortedMap(values), notes, ViewTag.of(values, notes));
    }

    private Value resolved(Value value, String view, Set<String> references) {
        return switch (value) {
            case Text(String id) when references.contains(id) && !path.contains(id) && path.size() < MAX_DEPTH ->
                inner(id, compiled(view)).map(Nesting::fields).orElse(value);
            case Value.Items(var items) -> new Value.Items(items.stream().map(item -> resolved(item, view, references)).toList());
            case Value.Fields(var fields) -> {
                Map<String, Value> replaced = new LinkedHashMap<>();
                fields.forEach((name, field) -> replaced.put(name, resolved(field, view, references)));
                yield new Value.Fields(replaced);
            }
            default -> value;
        };
    }

    private CompiledView compiled(String view) {
        return views.computeIfAbsent(view, name -> compilation.of(Reading.through(name), generation));
    }

    private static Value fields(LossyView view) {
        return new Value.Fields(Map.of("id", new Text(view.entity()), "properties", new Value.Fields(view.properties())));
    }
}
