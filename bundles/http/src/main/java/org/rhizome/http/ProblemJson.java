package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import org.rhizome.json.JsonWriter;

/** The document that a client sees of a {@link Problem}. */
final class ProblemJson {

    private ProblemJson() {}

    static byte[] write(Problem problem) {
        JsonWriter out = new JsonWriter().beginObject()
                .name("title").value(problem.title())
                .name("status").value(problem.status())
                .name("detail").value(sound(problem.detail()));
        if (!problem.pointer().isEmpty()) {
            out.name("pointer").value(sound(problem.pointer()));
        }
        if (!problem.fault().isEmpty()) {
            out.name("fault").value(problem.fault());
        }
        if (!problem.reasons().isEmpty()) {
            out.name("reasons").beginArray();
            problem.reasons().forEach(reason -> out.value(sound(reason)));
            out.endArray();
        }
        return out.endObject().toByteArray();
    }

    /** A message may quote what it complains about: JSON cannot hold half a surrogate pair. */
    static String sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
