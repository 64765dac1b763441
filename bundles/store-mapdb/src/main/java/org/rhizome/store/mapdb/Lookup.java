package org.rhizome.store.mapdb;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Primitive;
import org.rhizome.store.Stored;

/**
 * Where the index has what an {@link Access} asks for.
 *
 * @param parts walked one after the other
 */
record Lookup(List<Part> parts) {

    private static final Lookup NOTHING = new Lookup(List.of());

    /**
     * @param range keys that have the deltas
     * @param repeats whether a delta may stand at several of them
     * @param wanted whether it is to be handed out here, and not by another part
     */
    record Part(KeyRange range, Predicate<Delta> repeats, Predicate<Delta> wanted) {

        private Iterator<Stored> read(State state) {
            SequenceSet seen = new SequenceSet();
            return new Reading<>(state, range, seen::contains, (key, stored) -> {
                if (repeats.test(stored.delta())) {
                    seen.add(stored.sequence());
                }
                return wanted.test(stored.delta()) ? stored : null;
            });
        }
    }

    /** @param access neither by id nor everything */
    static Lookup of(Access access) {
        return switch (access) {
            case Access.ByAuthor(String author) when isText(author) -> of(Term.author(author));
            case Access.ByRole(String role) when isText(role) -> of(Term.role(role));
            case Access.ByContext(String context) when isText(context) -> of(Term.context(context));
            case Access.ByReference(String delta) when isText(delta) -> of(Term.reference(delta));
            case Access.ByTime(double from, double to) when from <= to -> new Lookup(List.of(all(Term.times(from, to))));
            case Access.ByValue value when isText(value.role()) -> values(value);
            case Access.ByFiling(String entity) when isText(entity) -> new Lookup(List.of(filings(entity)));
            case Access.ByEntity(String entity) when isText(entity) -> new Lookup(List.of(filings(entity), mentions(entity)));
            case Access.ByProperty(String entity, String property) when isText(entity) && isText(property) ->
                new Lookup(List.of(all(KeyRange.startingWith(FilingFamily.property(entity, property)))));
            default -> NOTHING;
        };
    }

    private static Lookup of(Term term) {
        return new Lookup(List.of(all(KeyRange.startingWith(term.key()))));
    }

    private static Part all(KeyRange range) {
        return new Part(range, delta -> false, delta -> true);
    }

    private static Lookup values(Access.ByValue access) {
        KeyRange range = Term.values(access.role(), access.low(), access.high());
        return new Lookup(List.of(new Part(range, delta -> delta.pointers().stream()
                .filter(pointer -> pointer.target() instanceof Primitive).limit(2).count() > 1, delta -> true)));
    }

    private static Part filings(String entity) {
        return new Part(KeyRange.startingWith(FilingFamily.entity(entity)), delta -> delta.pointers().stream()
                .filter(pointer -> FilingFamily.files(pointer, entity)).limit(2).count() > 1, delta -> true);
    }

    private static Part mentions(String entity) {
        return new Part(KeyRange.startingWith(Term.mention(entity).key()), delta -> false,
                delta -> delta.pointers().stream().noneMatch(pointer -> FilingFamily.files(pointer, entity)));
    }

    /** At most how many deltas there are; 0 is exact. */
    long count(State state) {
        return parts.stream().mapToLong(part -> state.count(part.range)).sum();
    }

    /** The deltas, each once. */
    Iterator<Stored> read(State state) {
        return new Chain<>(parts.stream().map(part -> part.read(state)).iterator());
    }

    /** No delta names anything that is not Unicode. */
    static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
