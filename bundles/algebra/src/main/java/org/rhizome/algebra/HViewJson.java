package org.rhizome.algebra;

import java.util.List;
import org.rhizome.delta.Claims;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Pointer;
import org.rhizome.json.JsonWriter;

/** Lossless views as JSON. */
final class HViewJson {

    private HViewJson() {}

    static void write(HView view, JsonWriter out) {
        out.beginObject();
        writeMembers(view, out);
        out.endObject();
    }

    private static void writeMembers(HView view, JsonWriter out) {
        out.name("id").value(view.id()).name("props").beginObject();
        view.properties().forEach((property, entries) -> {
            out.name(property).beginArray();
            entries.forEach(entry -> write(entry, out));
            out.endArray();
        });
        out.endObject();
    }

    private static void write(HEntry entry, JsonWriter out) {
        out.beginObject().name("id").value(entry.delta().id().toString());
        if (entry.expansions().isEmpty()) {
            DeltaJson.writeMembers(entry.delta(), out);
        } else {
            writeExpanded(entry, out);
        }
        if (entry.standing() == Standing.NEGATED) {
            out.name("negated").value(true);
        }
        out.endObject();
    }

    private static void writeExpanded(HEntry entry, JsonWriter out) {
        Claims claims = entry.delta().claims();
        out.name("claims").beginObject();
        out.name("timestamp").value(claims.timestamp());
        out.name("author").value(claims.author());
        out.name("pointers").beginArray();
        List<Pointer> pointers = claims.pointers();
        for (int i = 0; i < pointers.size(); i++) {
            Expansion expansion = entry.expansions().get(i);
            if (expansion == null) {
                DeltaJson.writePointer(pointers.get(i), out);
            } else {
                out.beginObject().name("role").value(pointers.get(i).role()).name("target");
                write(expansion, out);
                out.endObject();
            }
        }
        out.endArray().endObject();
        entry.delta().signature().ifPresent(signature -> out.name("sig").value(signature.toString()));
    }

    private static void write(Expansion expansion, JsonWriter out) {
        out.beginObject();
        writeMembers(expansion.view(), out);
        expansion.reading().ifPresent(reading -> out.name("reading").value(reading.hash().toString()));
        out.endObject();
    }
}
