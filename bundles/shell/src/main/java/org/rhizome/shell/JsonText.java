package org.rhizome.shell;

import java.nio.charset.StandardCharsets;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** A tree of JSON as its text, on one line. */
final class JsonText {

    private JsonText() {}

    static String of(Object tree) {
        JsonWriter out = new JsonWriter();
        Json.write(tree, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
