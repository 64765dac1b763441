package org.rhizome.resolver.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/**
 * One total order of all values, consistent with equality: primitives in their own order (boolean before number before string, strings by
 * UTF-8 bytes), then bytes by media type and content, then lists, the shorter first, by their elements, then objects, those with fewer
 * names first, by their sorted names and then the values in the order of the names.
 */
final class ValueOrder implements Comparator<Value> {

    static final ValueOrder INSTANCE = new ValueOrder();

    private record Pair(Value left, Value right) {}

    private ValueOrder() {}

    /** With a stack of its own, so that no nesting overflows the thread's. */
    @Override
    public int compare(Value left, Value right) {
        Deque<Pair> open = new ArrayDeque<>();
        int order = compareTops(left, right, open);
        while (order == 0 && !open.isEmpty()) {
            Pair next = open.pop();
            order = compareTops(next.left, next.right, open);
        }
        return order;
    }

    private static int compareTops(Value left, Value right, Deque<Pair> open) {
        if (left instanceof Primitive a && right instanceof Primitive b) {
            return a.compareTo(b);
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            int byType = new Text(a.mime()).compareTo(new Text(b.mime()));
            return byType != 0 ? byType : Arrays.compareUnsigned(a.value(), b.value());
        }
        if (left instanceof Value.Items(List<Value> a) && right instanceof Value.Items(List<Value> b)) {
            return compareLists(a, b, open);
        }
        if (left instanceof Value.Fields(Map<String, Value> a) && right instanceof Value.Fields(Map<String, Value> b)) {
            return compareLists(namesThenValues(a), namesThenValues(b), open);
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static int compareLists(List<Value> left, List<Value> right, Deque<Pair> open) {
        if (left.size() == right.size()) {
            for (int i = left.size() - 1; i >= 0; i--) {
                open.push(new Pair(left.get(i), right.get(i)));
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static List<Value> namesThenValues(Map<String, Value> fields) {
        List<Text> names = fields.keySet().stream().map(Text::new).sorted().toList();
        List<Value> all = new ArrayList<>(names);
        names.forEach(name -> all.add(fields.get(name.value())));
        return all;
    }

    private static int rank(Value value) {
        return switch (value) {
            case Primitive ignored -> 0;
            case Bytes ignored -> 1;
            case Value.Items ignored -> 2;
            case Value.Fields ignored -> 3;
        };
    }
}
