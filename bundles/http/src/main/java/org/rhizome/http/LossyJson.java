package org.rhizome.http;

import java.util.List;
import java.util.function.Predicate;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.LossyView;
import org.rhizome.node.Note;

/** Entities as values, as clients see them. */
final class LossyJson {

    private LossyJson() {}

    /** Writes {@code {"id", "properties": {name: value}, "notes"?}}. */
    static void write(LossyView view, Predicate<String> wanted, JsonWriter out) {
        out.beginObject().name("id").value(view.entity()).name("properties").beginObject();
        view.properties().forEach((property, value) -> {
            if (wanted.test(property)) {
                DeltaJson.writeValue(value, out.name(property));
            }
        });
        out.endObject();
        notes(view.notes().stream().filter(note -> wanted.test(note.property()) || note.property().equals(Note.ALL_OTHERS)).toList(), out);
        out.endObject();
    }

    /** Writes the member {@code "notes": [{"property", "resolver", "reason"}]} if there are any. */
    static void notes(List<Note> notes, JsonWriter out) {
        if (notes.isEmpty()) {
            return;
        }
        out.name("notes").beginArray();
        notes.forEach(note -> out.beginObject().name("property").value(note.property())
                .name("resolver").value(note.resolver())
                .name("reason").value(ProblemJson.sound(note.reason())).endObject());
        out.endArray();
    }
}
