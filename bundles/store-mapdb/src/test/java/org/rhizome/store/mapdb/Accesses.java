package org.rhizome.store.mapdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/** Compares every kind of look-up with a filter over all deltas, for all that the deltas name and for what they do not. */
final class Accesses {

    private static final List<Primitive> BOUNDS = List.of(new Bool(false), new Bool(true), new Num(-1e300), new Num(-3), new Num(0),
            new Num(2.5), new Num(1e300), new Text(""), new Text("a"), new Text("v1"), new Text("v2"), new Text("\uffff"),
            new Text("\ud83d\ude00"), new Text("l".repeat(63) + "\ud83d\ude00"), new Text("l".repeat(100) + "m"));

    private final Collection<Stored> all;
    private final Snapshot snapshot;

    Accesses(Collection<Stored> all, Snapshot snapshot) {
        this.all = all;
        this.snapshot = snapshot;
    }

    void assertSame() {
        assertSame(new Access.Everything());
        assertEquals(all.size(), snapshot.estimate(new Access.Everything()).orElseThrow());
        Set<Access> accesses = new LinkedHashSet<>();
        for (String text : List.of("", "nobody", "a", "\ud800")) {
            addNamed(text, accesses);
        }
        all.forEach(stored -> add(stored.delta(), accesses));
        addTimes(accesses);
        accesses.forEach(this::assertSame);
    }

    private static void addNamed(String text, Set<Access> accesses) {
        accesses.add(new Access.ByAuthor(text));
        accesses.add(new Access.ByEntity(text));
        accesses.add(new Access.ByFiling(text));
        accesses.add(new Access.ByProperty(text, "a"));
        accesses.add(new Access.ByContext(text));
        accesses.add(new Access.ByRole(text));
        accesses.add(new Access.ByReference(text));
        accesses.add(new Access.ByValue(text, Optional.empty(), Optional.empty()));
    }

    private static void add(Delta delta, Set<Access> accesses) {
        accesses.add(new Access.ById(delta.id()));
        accesses.add(new Access.ById(new DeltaId(delta.id().b(), 0, 0, 0)));
        accesses.add(new Access.ByReference(delta.id().toString()));
        accesses.add(new Access.ByAuthor(delta.author()));
        accesses.add(new Access.ByTime(delta.timestamp(), delta.timestamp()));
        for (Pointer pointer : delta.pointers()) {
            accesses.add(new Access.ByRole(pointer.role()));
            switch (pointer.target()) {
                case Primitive value -> addValues(pointer.role(), value, accesses);
                case EntityRef entity -> {
                    accesses.add(new Access.ByEntity(entity.id()));
                    accesses.add(new Access.ByFiling(entity.id()));
                    entity.property().ifPresent(property -> accesses.add(new Access.ByProperty(entity.id(), property)));
                    entity.property().ifPresent(property -> accesses.add(new Access.ByContext(property)));
                }
                case DeltaRef reference -> {
                    accesses.add(new Access.ByReference(reference.delta()));
                    Optional.ofNullable(reference.context()).ifPresent(context -> accesses.add(new Access.ByContext(context)));
                }
                default -> { }
            }
        }
    }

    private static void addValues(String role, Primitive value, Set<Access> accesses) {
        accesses.add(new Access.ByValue(role, Optional.of(value), Optional.of(value)));
        accesses.add(new Access.ByValue(role, Optional.empty(), Optional.empty()));
        for (Primitive bound : BOUNDS) {
            accesses.add(new Access.ByValue(role, Optional.of(bound), Optional.empty()));
            accesses.add(new Access.ByValue(role, Optional.empty(), Optional.of(bound)));
            Primitive other = BOUNDS.get((BOUNDS.indexOf(bound) * 7 + 3) % BOUNDS.size());
            accesses.add(new Access.ByValue(role, Optional.of(bound), Optional.of(other)));
        }
    }

    private void addTimes(Set<Access> accesses) {
        double[] times = all.stream().mapToDouble(stored -> stored.delta().timestamp()).sorted().distinct().toArray();
        for (int i = 0; i < times.length; i++) {
            accesses.add(new Access.ByTime(times[i], times[Math.min(i + 3, times.length - 1)]));
            accesses.add(new Access.ByTime(Math.nextUp(times[i]), Double.POSITIVE_INFINITY));
            accesses.add(new Access.ByTime(Double.NEGATIVE_INFINITY, Math.nextDown(times[i])));
        }
        accesses.add(new Access.ByTime(5, 4));
        accesses.add(new Access.ByTime(Double.NaN, 4));
    }

    private void assertSame(Access access) {
        Predicate<Delta> holds = delta -> holds(access, delta);
        List<Stored> found = Deltas.list(snapshot.find(access));
        long different = found.stream().map(stored -> stored.delta().id()).distinct().count();
        assertEquals(found.size(), different, () -> "twice: " + access);
        Map<DeltaId, Long> expected = sequences(all.stream().filter(stored -> holds.test(stored.delta())).toList());
        assertEquals(expected, sequences(found.stream().filter(stored -> holds.test(stored.delta())).toList()), access::toString);
        long estimate = snapshot.estimate(access).orElseThrow();
        assertTrue(estimate >= found.size() && (estimate > 0 || expected.isEmpty()), () -> estimate + " for " + access);
        assertTrue(estimate <= 5L * all.size(), () -> estimate + " for " + access);
    }

    private static Map<DeltaId, Long> sequences(Collection<Stored> found) {
        return found.stream().collect(Collectors.toMap(stored -> stored.delta().id(), Stored::sequence, (a, b) -> a, TreeMap::new));
    }

    private static boolean holds(Access access, Delta delta) {
        return switch (access) {
            case Access.Everything _ -> true;
            case Access.ById(DeltaId id) -> delta.id().equals(id);
            case Access.ByAuthor(String author) -> delta.author().equals(author);
            case Access.ByTime(double from, double to) -> from <= delta.timestamp() && delta.timestamp() <= to;
            default -> delta.pointers().stream().anyMatch(pointer -> holds(access, pointer));
        };
    }

    private static boolean holds(Access access, Pointer pointer) {
        return switch (access) {
            case Access.ByRole(String role) -> pointer.role().equals(role);
            case Access.ByEntity(String entity) -> pointer.target() instanceof EntityRef ref && ref.id().equals(entity);
            case Access.ByFiling(String entity) ->
                pointer.target() instanceof EntityRef ref && ref.id().equals(entity) && ref.context() != null;
            case Access.ByProperty(String entity, String property) ->
                pointer.target() instanceof EntityRef ref && ref.id().equals(entity) && property.equals(ref.context());
            case Access.ByContext(String context) -> pointer.target() instanceof EntityRef ref && context.equals(ref.context())
                    || pointer.target() instanceof DeltaRef other && context.equals(other.context());
            case Access.ByReference(String delta) -> pointer.target() instanceof DeltaRef ref && ref.delta().equals(delta);
            case Access.ByValue(String role, Optional<Primitive> low, Optional<Primitive> high) -> pointer.role().equals(role)
                    && pointer.target() instanceof Primitive value && low.map(bound -> bound.compareTo(value) <= 0).orElse(true)
                    && high.map(bound -> bound.compareTo(value) >= 0).orElse(true);
            default -> throw new IllegalArgumentException("not of pointers: " + access);
        };
    }
}
