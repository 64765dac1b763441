package org.rhizome.plugins.internal;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.json.JsonWriter;

/**
 * Values in saved states: as in the HTTP interface, but fields stand in {@code {"fields": {...}}} and bytes in {@code {"bytes": [mime,
 * base64url]}}, so that the two cannot be taken for each other. Names in UTF-8 order: the same value has the same text.
 */
final class StateValue {

    private StateValue() {}

    static void write(Value value, JsonWriter out) {
        switch (value) {
            case Text text -> out.value(text.value());
            case Num number -> out.value(number.value());
            case Bool bool -> out.value(bool.value());
            case Bytes bytes -> out.beginObject().name("bytes").beginArray().value(bytes.mime())
                    .value(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.value())).endArray().endObject();
            case Value.Items items -> {
                out.beginArray();
                items.values().forEach(item -> write(item, out));
                out.endArray();
            }
            case Value.Fields fields -> {
                out.beginObject().name("fields").beginObject();
                fields.values().keySet().stream().sorted(Text.BY_UTF8).forEach(name -> write(fields.values().get(name), out.name(name)));
                out.endObject().endObject();
            }
        }
    }

    /** @throws IllegalArgumentException if the tree is not one that {@link #write} made */
    static Value read(Object tree) {
        return switch (tree) {
            case String text -> new Text(text);
            case Double number -> new Num(number);
            case Boolean flag -> new Bool(flag);
            case List<?> items -> new Value.Items(items.stream().map(StateValue::read).toList());
            case Map<?, ?> one when one.get("bytes") instanceof List<?> bytes -> new Bytes(
                    (String) bytes.get(0), Base64.getUrlDecoder().decode((String) bytes.get(1)));
            case Map<?, ?> one when one.get("fields") instanceof Map<?, ?> fields -> {
                Map<String, Value> values = new HashMap<>();
                fields.forEach((name, field) -> values.put((String) name, read(field)));
                yield new Value.Fields(values);
            }
            case null, default -> throw new IllegalArgumentException("no value: " + tree);
        };
    }

    /** Levels of nesting that the text of a value has. */
    static int depth(Value value) {
        return switch (value) {
            case Value.Items items -> 1 + items.values().stream().mapToInt(StateValue::depth).max().orElse(0);
            case Value.Fields fields -> 2 + fields.values().values().stream().mapToInt(StateValue::depth).max().orElse(0);
            case Bytes _ -> 2;
            default -> 0;
        };
    }

}
