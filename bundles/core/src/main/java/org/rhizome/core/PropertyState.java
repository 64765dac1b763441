package org.rhizome.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Part;

/** A property of a view: its claims reduced so far, and its value once it is asked for. For one thread at a time. */
final class PropertyState {

    private final String property;
    private final PropertyRule rule;
    private final Map<String, Integer> references; // how often each entity is referred to; null where nothing is resolved further
    private int claims;
    private Reduction reduction; // null when the claims have to be reduced anew
    private Optional<Value> value; // null when it has to be resolved anew

    PropertyState(String property, PropertyRule rule, Running running) {
        this.property = property;
        this.rule = rule;
        this.references = rule.view().isPresent() ? new HashMap<>() : null;
        start(running);
    }

    private void start(Running running) {
        enter(running);
        reduction = rule.decider().start();
        value = null;
    }

    /** Before every call of extension code: who is to be named if it does not come back. */
    private void enter(Running running) {
        running.enter(rule.decider().described().name(), property);
    }

    void add(Entry entry, String entity, Running running) {
        value = null;
        claims++;
        count(entry, entity, 1);
        if (reduction != null) {
            enter(running);
            reduction.add(entry);
        }
    }

    void remove(Entry entry, String entity, Running running) {
        value = null;
        claims--;
        count(entry, entity, -1);
        if (reduction != null) {
            enter(running);
            if (!reduction.remove(entry)) {
                reduction = null;
            }
        }
    }

    private void count(Entry entry, String entity, int more) {
        if (references == null) {
            return;
        }
        for (Pointer pointer : entry.delta().pointers()) {
            if (pointer.target() instanceof EntityRef ref && !ref.id().equals(entity)) {
                references.merge(ref.id(), more, (a, b) -> a + b == 0 ? null : a + b);
            }
        }
    }

    /** Whether no claims are left: then only a property that the view names has a value. */
    boolean isEmpty() {
        return claims == 0;
    }

    /** The entities that the claims refer to; empty where nothing is resolved further. */
    Optional<Set<String>> references() {
        return Optional.ofNullable(references).map(counts -> Set.copyOf(counts.keySet()));
    }

    PropertyRule rule() {
        return rule;
    }

    /** @param claims all that are counted, asked for when they have to be reduced anew */
    Optional<Value> value(SortedMap<String, Value> needed, Supplier<? extends Iterable<Entry>> claims, Running running) {
        if (isEmpty() && rule.decider().needsClaims()) {
            return Optional.empty();
        }
        if (value == null || rule.decider().isDependent()) {
            reduced(claims, running);
            enter(running);
            value = reduction.value(needed);
        }
        return value;
    }

    private void reduced(Supplier<? extends Iterable<Entry>> claims, Running running) {
        if (reduction == null) {
            running.leave(); // what reading throws, and its time, are not the resolver's
            Iterable<Entry> counted = claims.get();
            start(running);
            for (Entry entry : counted) {
                enter(running);
                reduction.add(entry);
            }
        }
    }

    /** After {@link #value}. */
    Part part(Entry entry, Running running) {
        enter(running);
        return reduction.part(entry, value);
    }
}
