package org.rhizome.core;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.ListQuery.Order.Direction;

/**
 * One order of all values: boolean before number before string, as model.md has it; then bytes, by media type and then byte by byte; then
 * lists, value by value; then objects, field by field in the UTF-8 byte order of their names, each by name and then by value. What ends
 * first comes first. Values that are equal by this order are equal.
 */
final class ValueOrder implements Comparator<Value> {

    static final Comparator<Value> ASCENDING = new ValueOrder();

    private static final Comparator<Bytes> BYTES =
            Comparator.comparing(Bytes::mime, Text.BY_UTF8).thenComparing(Bytes::value, Arrays::compareUnsigned);

    private ValueOrder() {}

    /** Of places in a list: by key, those without one last in both directions; equal ones by ascending id. */
    static Comparator<ListPlace> places(Direction direction) {
        Comparator<Value> byValue = direction == Direction.ASCENDING ? ASCENDING : ASCENDING.reversed();
        return Comparator.<ListPlace, Boolean>comparing(place -> place.key().isEmpty())
                .thenComparing(ListPlace::key, (left, right) -> compare(left, right, byValue))
                .thenComparing(ListPlace::id, Text.BY_UTF8);
    }

    private static int compare(Optional<Value> left, Optional<Value> right, Comparator<Value> order) {
        return left.isEmpty() || right.isEmpty() ? 0 : order.compare(left.get(), right.get());
    }

    @Override
    public int compare(Value left, Value right) {
        if (left instanceof Primitive a && right instanceof Primitive b) {
            return a.compareTo(b);
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            return BYTES.compare(a, b);
        }
        if (left instanceof Value.Items a && right instanceof Value.Items b) {
            return inTurn(a.values().iterator(), b.values().iterator(), this);
        }
        if (left instanceof Value.Fields a && right instanceof Value.Fields b) {
            Comparator<Map.Entry<String, Value>> byField =
                    Map.Entry.<String, Value>comparingByKey(Text.BY_UTF8).thenComparing(Map.Entry.comparingByValue(this));
            return inTurn(sorted(a), sorted(b), byField);
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static <T> int inTurn(Iterator<? extends T> left, Iterator<? extends T> right, Comparator<T> order) {
        while (left.hasNext() && right.hasNext()) {
            int different = order.compare(left.next(), right.next());
            if (different != 0) {
                return different;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static Iterator<Map.Entry<String, Value>> sorted(Value.Fields fields) {
        Map<String, Value> sorted = new TreeMap<>(Text.BY_UTF8);
        sorted.putAll(fields.values());
        return sorted.entrySet().iterator();
    }

    private static int rank(Value value) {
        return switch (value) {
            case Primitive _ -> 0;
            case Bytes _ -> 1;
            case Value.Items _ -> 2;
            case Value.Fields _ -> 3;
        };
    }
}
