package org.rhizome.resolver.majority;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/**
 * A total order of all values, in which only equal ones are equal: primitives in their own order, then bytes (by media type, then as
 * unsigned bytes), then lists, then objects. Lists compare element by element and a beginning comes before the whole; objects compare like
 * lists of their names and values, in the order of the names.
 */
final class ValueOrder implements Comparator<Value> {

    @Override
    public int compare(Value left, Value right) {
        if (left instanceof Primitive a && right instanceof Primitive b) {
            return a.compareTo(b);
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            int byMime = compareTexts(a.mime(), b.mime());
            return byMime != 0 ? byMime : Arrays.compareUnsigned(a.value(), b.value());
        }
        if (left instanceof Value.Items(List<Value> a) && right instanceof Value.Items(List<Value> b)) {
            return compareAll(a.iterator(), b.iterator(), this);
        }
        if (left instanceof Value.Fields(Map<String, Value> a) && right instanceof Value.Fields(Map<String, Value> b)) {
            return compareAll(byName(a), byName(b),
                    Map.Entry.<String, Value>comparingByKey(ValueOrder::compareTexts).thenComparing(Map.Entry.comparingByValue(this)));
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static int rank(Value value) {
        return switch (value) {
            case Primitive ignored -> 0;
            case Bytes ignored -> 1;
            case Value.Items ignored -> 2;
            case Value.Fields ignored -> 3;
        };
    }

    private static <T> int compareAll(Iterator<? extends T> left, Iterator<? extends T> right, Comparator<? super T> order) {
        while (left.hasNext() && right.hasNext()) {
            int here = order.compare(left.next(), right.next());
            if (here != 0) {
                return here;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static Iterator<Map.Entry<String, Value>> byName(Map<String, Value> fields) {
        TreeMap<String, Value> sorted = new TreeMap<>(ValueOrder::compareTexts);
        sorted.putAll(fields);
        return sorted.entrySet().iterator();
    }

    /** By UTF-8 bytes. */
    private static int compareTexts(String left, String right) {
        return new Text(left).compareTo(new Text(right));
    }
}
