package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
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

    /** What another node may have said about a view, sound or not. */
    static void define(Node node, String view, String definition) {
        node.rhizome().submit(List.of(Delta.by("elsewhere").at(Node.NOW + definition.length()).claim(
                new Pointer("rhizome.view.defines", new EntityRef("rhizome.view:" + view, "definition")),
                new Pointer("rhizome.view.definition", new Text(definition))))).join();
    }

    /** Any text as one segment of a path or one value of a parameter. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append("%%%02X".formatted(b & 0xff));
        }
        return escaped.toString();
    }

    static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }
}
