package org.rhizome.resolver.crdt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Draft;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Relation;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

/** A node of its own with a clock of its own: says and hears deltas about one property, and makes claims of them as a host does. */
final class Replica {

    private static final String ENTITY = "thing:1";

    private final String name;
    private final Map<DeltaId, Delta> known = new LinkedHashMap<>();
    private double clock;

    Replica(String name) {
        this.name = name;
    }

    private Draft now() {
        return Delta.by(name).at(++clock);
    }

    /** A plain value. */
    DeltaId set(Primitive value) {
        return say(now().set(ENTITY, "property", value));
    }

    /** An operation: {@code with} adds its pointers. */
    DeltaId operate(UnaryOperator<Relation> with) {
        return say(with.apply(now().relate("subject", ENTITY, "property")).delta());
    }

    DeltaId negate(DeltaId id) {
        return say(now().negate(id));
    }

    private DeltaId say(Delta delta) {
        known.put(delta.id(), delta);
        return delta.id();
    }

    /** Hears everything the other knows, in a random order, some of it twice. */
    void hear(Replica other, Random random) {
        List<Delta> deltas = new ArrayList<>(other.known.values());
        deltas.addAll(deltas.subList(0, deltas.size() / 2));
        Collections.shuffle(deltas, random);
        for (Delta delta : deltas) {
            known.putIfAbsent(delta.id(), delta);
            clock = Math.max(clock, delta.timestamp());
        }
    }

    Collection<DeltaId> knownIds() {
        return known.keySet();
    }

    /** The surviving claims, in the order in which they came to be known. */
    List<Claim> claims() {
        return known.values().stream()
                .filter(delta -> delta.pointers().stream().anyMatch(Replica::files) && !negated(delta.id()))
                .map(delta -> new Claim(delta.id(), delta.author(), delta.timestamp(), value(delta.pointers())))
                .toList();
    }

    private boolean negated(DeltaId id) {
        Target target = new DeltaRef(id.toString(), null);
        return known.values().stream()
                .filter(delta -> delta.pointers().contains(new Pointer("negates", target)))
                .anyMatch(negation -> !negated(negation.id()));
    }

    private static boolean files(Pointer pointer) {
        return pointer.target() instanceof EntityRef ref && ref.id().equals(ENTITY);
    }

    private static Value value(List<Pointer> pointers) {
        List<Pointer> rest = pointers.stream().filter(pointer -> !files(pointer)).toList();
        if (rest.size() < 2) {
            return rest.isEmpty() ? new Bool(true) : value(rest.getFirst().target());
        }
        Map<String, List<Value>> byRole = new LinkedHashMap<>();
        rest.forEach(pointer -> byRole.computeIfAbsent(pointer.role(), role -> new ArrayList<>()).add(value(pointer.target())));
        Map<String, Value> fields = new HashMap<>();
        byRole.forEach((role, values) -> fields.put(role, values.size() == 1 ? values.getFirst() : new Value.Items(values)));
        return new Value.Fields(fields);
    }

    private static Value value(Target target) {
        return switch (target) {
            case Primitive primitive -> primitive;
            case Bytes bytes -> bytes;
            case EntityRef ref -> new Text(ref.id());
            case DeltaRef ref -> new Text(ref.delta());
        };
    }

    <S> Optional<Value> read(Resolver<S> resolver) {
        return Said.value(resolver, claims());
    }

    /** The texts of a list; none where there is no value. */
    <S> List<String> texts(Resolver<S> resolver) {
        return read(resolver).stream()
                .flatMap(list -> ((Value.Items) list).values().stream())
                .map(value -> ((Text) value).value())
                .toList();
    }
}
