package org.rhizome.deploy.internal;

import java.nio.charset.StandardCharsets;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Value;
import org.rhizome.json.JsonWriter;

/** Values as people read them. */
final class Shown {

    private Shown() {}

    static String json(Value value) {
        JsonWriter out = new JsonWriter();
        DeltaJson.writeValue(value, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
