package org.rhizome.algebra;

import java.util.Optional;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Primitive;
import org.rhizome.json.JsonWriter;

/** Look-ups as people read them in a plan: {@code {"by": kind, ...}}. */
final class AccessJson {

    private AccessJson() {}

    static void write(Access access, JsonWriter out) {
        out.beginObject().name("by");
        switch (access) {
            case Access.Everything _ -> out.value("scan of everything");
            case Access.ById it -> out.value("id").name("id").value(it.id().toString());
            case Access.ByAuthor it -> out.value("author").name("author").value(it.author());
            case Access.ByTime it -> {
                out.value("time");
                bound("from", it.from(), out);
                bound("to", it.to(), out);
            }
            case Access.ByEntity it -> out.value("entity").name("entity").value(it.entity());
            case Access.ByFiling it -> out.value("filing").name("entity").value(it.entity());
            case Access.ByProperty it -> out.value("property").name("entity").value(it.entity()).name("property").value(it.property());
            case Access.ByContext it -> out.value("context").name("context").value(it.context());
            case Access.ByRole it -> out.value("role").name("role").value(it.role());
            case Access.ByValue it -> {
                out.value("value").name("role").value(it.role());
                bound("low", it.low(), out);
                bound("high", it.high(), out);
            }
            case Access.ByReference it -> out.value("reference").name("delta").value(it.delta());
        }
        out.endObject();
    }

    private static void bound(String name, double time, JsonWriter out) {
        if (Double.isFinite(time)) {
            out.name(name).value(time);
        }
    }

    private static void bound(String name, Optional<Primitive> value, JsonWriter out) {
        value.ifPresent(bound -> DeltaJson.writeValue(bound, out.name(name)));
    }
}
