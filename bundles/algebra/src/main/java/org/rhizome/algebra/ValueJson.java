package org.rhizome.algebra;

import java.util.Map;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.json.JsonWriter;

/** Values of lossy views as JSON, names in UTF-8 order: the same text in every run. */
final class ValueJson {

    private ValueJson() {}

    static void write(Value value, JsonWriter out) {
        switch (value) {
            case Primitive primitive -> DeltaJson.writeValue(primitive, out);
            case Bytes bytes -> DeltaJson.writeValue(bytes, out);
            case Value.Items items -> {
                out.beginArray();
                for (Value item : items.values()) {
                    write(item, out);
                }
                out.endArray();
            }
            case Value.Fields fields -> write(fields.values(), out);
        }
    }

    static void write(Map<String, Value> fields, JsonWriter out) {
        out.beginObject();
        for (String name : fields.keySet().stream().sorted(Text.BY_UTF8).toList()) {
            write(fields.get(name), out.name(name));
        }
        out.endObject();
    }
}
