package org.rhizome.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.rhizome.algebra.Expansion;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.Standing;
import org.rhizome.delta.Claims;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Pointer;
import org.rhizome.json.JsonWriter;

/** Writes {@code {"id", "properties": {name: [delta with id]}}}; an expanded target is such a view too. */
final class LosslessJson {

    private LosslessJson() {}

    static void write(HView view, JsonStream stream) throws IOException {
        JsonWriter out = stream.out().beginObject().name("id").value(view.id()).name("properties").beginObject();
        for (Map.Entry<String, List<HEntry>> property : view.properties().entrySet()) {
            out.name(property.getKey()).beginArray();
            for (HEntry entry : property.getValue()) {
                write(entry, stream);
                stream.flush();
            }
            out.endArray();
        }
        out.endObject().endObject();
    }

    private static void write(HEntry entry, JsonStream stream) throws IOException {
        JsonWriter out = stream.out().beginObject().name("id").value(entry.delta().id().toString());
        if (entry.expansions().isEmpty()) {
            DeltaJson.writeMembers(entry.delta(), out);
        } else {
            writeExpanded(entry, stream);
        }
        if (entry.standing() == Standing.NEGATED) {
            out.name("negated").value(true);
        }
        out.endObject();
    }

    private static void writeExpanded(HEntry entry, JsonStream stream) throws IOException {
        Claims claims = entry.delta().claims();
        JsonWriter out = stream.out().name("claims").beginObject()
                .name("timestamp").value(claims.timestamp())
                .name("author").value(claims.author())
                .name("pointers").beginArray();
        List<Pointer> pointers = claims.pointers();
        for (int i = 0; i < pointers.size(); i++) {
            Expansion expansion = entry.expansions().get(i);
            if (expansion == null) {
                DeltaJson.writePointer(pointers.get(i), out);
            } else {
                out.beginObject().name("role").value(pointers.get(i).role()).name("target");
                write(expansion.view(), stream);
                out.endObject();
            }
        }
        out.endArray().endObject();
        entry.delta().signature().ifPresent(signature -> out.name("sig").value(signature.toString()));
    }
}
