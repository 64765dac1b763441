package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;

/** Deltas as clients write them. */
final class Said {

    private Said() {}

    /** A valid delta, different for every name. */
    static Delta delta(String entity) {
        return Delta.by("tester").at(Node.NOW).set(entity, "name", entity);
    }

    static String json(Delta delta) {
        JsonWriter out = new JsonWriter();
        DeltaJson.write(delta, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    static String json(String entity) {
        return json(delta(entity));
    }

    static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }
}
