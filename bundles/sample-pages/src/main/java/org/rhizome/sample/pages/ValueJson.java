package org.rhizome.sample.pages;

import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.json.JsonWriter;

/** Values as JSON. */
final class ValueJson {

    private ValueJson() {}

    static byte[] object(String entity, SortedMap<String, Value> values) {
        JsonWriter out = new JsonWriter().beginObject().name("id").value(entity).name("values");
        write(new Value.Fields(values), out);
        return out.endObject().toByteArray();
    }

    private static void write(Value value, JsonWriter out) {
        switch (value) {
            case Text text -> out.value(text.value());
            case Num number -> out.value(number.value());
            case Bool bool -> out.value(bool.value());
            case Bytes bytes -> out.value(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.value()));
            case Value.Items items -> {
                out.beginArray();
                items.values().forEach(item -> write(item, out));
                out.endArray();
            }
            case Value.Fields fields -> {
                out.beginObject();
                Map<String, Value> sorted = new TreeMap<>(Text.BY_UTF8);
                sorted.putAll(fields.values());
                sorted.forEach((name, field) -> write(field, out.name(name)));
                out.endObject();
            }
        }
    }
}
