package org.rhizome.http;

import java.io.IOException;
import java.util.List;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Explanation;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;

/** {@code GET /api/entities/{id}/explain/{property}}. */
final class Explain {

    private static final String UNSAID = "the resolver does not say";

    private final Rhizome rhizome;

    Explain(Rhizome rhizome) {
        this.rhizome = rhizome;
    }

    void answer(Exchange exchange) throws Exception {
        Query query = exchange.query();
        String id = exchange.id();
        String property = exchange.variable("property");
        Reading reading = ReadingParameters.of(query);
        Explanation explanation = exchange.compute(() -> rhizome.explain(id, property, reading))
                .orElseThrow(() -> EntityIds.unknown(id, query));
        if (isAboutNothing(explanation)) {
            throw unclaimed(id, property);
        }
        exchange.put(Headers.REVALIDATE);
        JsonStream stream = new JsonStream(exchange);
        write(explanation, stream);
        stream.close();
    }

    /** A view may give a property a value that nobody claims. */
    private static boolean isAboutNothing(Explanation it) {
        return it.value().isEmpty() && it.winner().isEmpty() && it.contributors().isEmpty() && it.losers().isEmpty();
    }

    static Problem unclaimed(String id, String property) {
        return Problem.notFound("nothing is claimed about the property \"" + Percent.printable(property) + "\" of \""
                + Percent.printable(id) + "\"");
    }

    private static void write(Explanation it, JsonStream stream) throws IOException {
        JsonWriter out = stream.out().beginObject();
        it.value().ifPresent(value -> DeltaJson.writeValue(value, out.name("value")));
        out.name("resolver").beginObject().name("name").value(it.decider().name())
                .name("version").value(it.decider().version())
                .name("bundle").value(it.decider().bundle()).endObject();
        out.name("rule").value(said(it.rule()));
        if (it.winner().isPresent()) {
            write(it.winner().get(), out.name("winner"));
        }
        if (!it.contributors().isEmpty()) {
            write("contributors", it.contributors(), stream);
        }
        write("losers", it.losers(), stream);
        LossyJson.notes(it.notes(), out);
        out.endObject();
    }

    /** It comes from whoever wrote the resolver, who may have returned nothing. */
    private static String said(String words) {
        return words == null ? UNSAID : ProblemJson.sound(words);
    }

    private static void write(String name, List<Explanation.Part> parts, JsonStream stream) throws IOException {
        JsonWriter out = stream.out().name(name).beginArray();
        int listed = Math.min(parts.size(), Caps.EXPLAINED);
        for (Explanation.Part part : parts.subList(0, listed)) {
            write(part, out);
            stream.flush();
        }
        out.endArray();
        if (listed < parts.size()) {
            out.name(name + "Omitted").value(parts.size() - listed);
        }
    }

    private static void write(Explanation.Part part, JsonWriter out) {
        out.beginObject().name("id").value(part.id().toString())
                .name("author").value(part.author())
                .name("timestamp").value(part.timestamp());
        DeltaJson.writeValue(part.value(), out.name("value"));
        out.name("why").value(said(part.why())).endObject();
    }
}
