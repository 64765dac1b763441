package org.rhizome.algebra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Value;
import org.rhizome.json.JsonWriter;

/** A lossy view: a value for each property that has one. The entity it is about is known to whoever asked. */
public final class View implements Result {

    private final Map<String, Value> values;

    /** Takes ownership of the map, whose keys ascend by UTF-8 bytes. */
    View(LinkedHashMap<String, Value> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** By property, in UTF-8 order. */
    public Map<String, Value> values() {
        return values;
    }

    @Override
    public Sort sort() {
        return Sort.VIEW;
    }

    @Override
    public byte[] canonicalBytes() {
        CborWriter out = new CborWriter(256);
        ValueCbor.write(values, out);
        return out.toByteArray();
    }

    /** Writes an object of the values; bytes as {@code {"mime", "value": base64url}}. */
    @Override
    public void write(JsonWriter out) {
        ValueJson.write(values, out);
    }
}
