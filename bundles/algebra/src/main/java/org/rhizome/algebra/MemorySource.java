package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/**
 * A set of deltas in memory with an index for every kind of look-up; an index is built when it is first asked for. Safe to share between
 * threads.
 */
public final class MemorySource implements DeltaSource {

    private final List<Delta> ascending;
    private final Lazy<Map<DeltaId, Delta>> byId;
    private final Lazy<HashIndex<String>> byAuthor;
    private final Lazy<TimeIndex> byTime;
    private final Lazy<HashIndex<String>> byEntity;
    private final Lazy<HashIndex<String>> byFiling;
    private final Lazy<HashIndex<String>> byProperty;
    private final Lazy<HashIndex<String>> byContext;
    private final Lazy<HashIndex<String>> byRole;
    private final Lazy<Map<String, ValueIndex>> byValue;
    private final Lazy<HashIndex<String>> byReference;
    private final Lazy<HashIndex<DeltaId>> negations;

    private MemorySource(List<Delta> ascending) {
        this.ascending = ascending;
        this.byId = new Lazy<>(() -> index(ascending));
        this.byAuthor = new Lazy<>(() -> HashIndex.of(ascending, Keys::author));
        this.byTime = new Lazy<>(() -> TimeIndex.of(ascending));
        this.byEntity = new Lazy<>(() -> HashIndex.of(ascending, Keys::entities));
        this.byFiling = new Lazy<>(() -> HashIndex.of(ascending, Keys::filings));
        this.byProperty = new Lazy<>(() -> HashIndex.of(ascending, Keys::properties));
        this.byContext = new Lazy<>(() -> HashIndex.of(ascending, Keys::contexts));
        this.byRole = new Lazy<>(() -> HashIndex.of(ascending, Keys::roles));
        this.byValue = new Lazy<>(() -> ValueIndex.of(ascending));
        this.byReference = new Lazy<>(() -> HashIndex.of(ascending, Keys::references));
        this.negations = new Lazy<>(() -> HashIndex.of(ascending, Keys::negations));
    }

    /**
     * The set of these deltas. Of copies with the same id a signed one counts, of several signed ones that with the least signature, so
     * that the order in which they come does not matter.
     */
    public static MemorySource of(Collection<Delta> deltas) {
        Delta[] all = deltas.toArray(Delta[]::new);
        Arrays.sort(all, Comparator.comparing(Delta::id).thenComparing(MemorySource::signature));
        List<Delta> ascending = new ArrayList<>(all.length);
        for (Delta delta : all) {
            if (ascending.isEmpty() || !ascending.getLast().id().equals(delta.id())) {
                ascending.add(delta);
            }
        }
        return new MemorySource(ascending);
    }

    /** After all hex digits when there is none. */
    private static String signature(Delta delta) {
        return delta.signature().map(Object::toString).orElse("unsigned");
    }

    private static Map<DeltaId, Delta> index(List<Delta> deltas) {
        Map<DeltaId, Delta> index = HashMap.newHashMap(deltas.size());
        deltas.forEach(delta -> index.put(delta.id(), delta));
        return index;
    }

    @Override
    public long count() {
        return ascending.size();
    }

    @Override
    public OptionalLong estimate(Access access) {
        if (access instanceof Access.ByValue range) {
            return OptionalLong.of(values(range.role()).map(index -> index.count(range)).orElse(0L));
        }
        return OptionalLong.of(found(access).size());
    }

    @Override
    public Iterable<Delta> find(Access access) {
        return found(access);
    }

    private Collection<Delta> found(Access access) {
        return switch (access) {
            case Access.Everything _ -> ascending;
            case Access.ById(DeltaId id) -> byId.get().containsKey(id) ? List.of(byId.get().get(id)) : List.of();
            case Access.ByAuthor(String author) -> byAuthor.get().find(author);
            case Access.ByTime(double from, double to) -> byTime.get().find(from, to);
            case Access.ByEntity(String entity) -> byEntity.get().find(entity);
            case Access.ByFiling(String entity) -> byFiling.get().find(entity);
            case Access.ByProperty(String entity, String property) -> byProperty.get().find(Keys.property(entity, property));
            case Access.ByContext(String context) -> byContext.get().find(context);
            case Access.ByRole(String role) -> byRole.get().find(role);
            case Access.ByValue range -> values(range.role()).map(index -> index.find(range)).orElse(List.of());
            case Access.ByReference(String delta) -> byReference.get().find(delta);
        };
    }

    private Optional<ValueIndex> values(String role) {
        return Optional.ofNullable(byValue.get().get(role));
    }

    @Override
    public Collection<Delta> negations(DeltaId id) {
        return negations.get().find(id);
    }
}
