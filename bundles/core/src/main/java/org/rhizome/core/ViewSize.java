package org.rhizome.core;

import java.util.Map;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** Estimates the memory a cached view holds on to. */
final class ViewSize {

    private static final int ENTRY = 400; // cache node, key, stamp, view, tag
    private static final int PROPERTY = 64; // tree node and value object

    private ViewSize() {}

    static long bytes(String entity, Map<String, Value> properties) {
        return ENTRY + text(entity) + fields(properties);
    }

    private static long fields(Map<String, Value> fields) {
        long sum = 0;
        for (Map.Entry<String, Value> field : fields.entrySet()) {
            sum += PROPERTY + text(field.getKey()) + value(field.getValue());
        }
        return sum;
    }

    private static long value(Value value) {
        return switch (value) {
            case Text text -> text(text.value());
            case Primitive ignored -> 0;
            case Bytes bytes -> 64L + bytes.value().length;
            case Value.Items items -> 40 + items.values().stream().mapToLong(item -> 24 + value(item)).sum();
            case Value.Fields fields -> fields(fields.values());
        };
    }

    private static long text(String text) {
        return 40L + 2L * text.length();
    }
}
