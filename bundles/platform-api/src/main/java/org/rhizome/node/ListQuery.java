package org.rhizome.node;

import java.util.Objects;
import java.util.Optional;

/**
 * A list of entities as values.
 *
 * @param source which entities are looked at
 * @param reading how they become values
 * @param where which of them are listed
 * @param order by which property; empty for ascending ids in UTF-8 byte order
 * @param cursor {@link ListPage#next} of the page before; empty for the first page. The other parameters must be the same
 * @param limit entities of a page at most, from 1
 */
public record ListQuery(
        Source source, Reading reading, Filter where, Optional<Order> order, Optional<String> cursor, int limit) {

    public ListQuery {
        Objects.requireNonNull(source);
        Objects.requireNonNull(reading);
        Objects.requireNonNull(where);
        Objects.requireNonNull(order);
        Objects.requireNonNull(cursor);
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
    }

    /** Where the entities come from. */
    public sealed interface Source {

        /** Those whose ids start so. */
        record Prefix(String prefix) implements Source {}

        /** Those under which the deltas are filed that the term selects; it must yield a set of deltas. */
        record Selected(QueryRequest query) implements Source {}
    }

    /** By a resolved property, in the total order of model.md; entities without it come last, equal ones by ascending id. */
    public record Order(String property, Direction direction) {

        /** Which comes first. */
        public enum Direction { ASCENDING, DESCENDING }
    }
}
