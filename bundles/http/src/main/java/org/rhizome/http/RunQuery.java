package org.rhizome.http;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.rhizome.algebra.Answer;
import org.rhizome.algebra.DeltaSource;
import org.rhizome.algebra.Fault;
import org.rhizome.algebra.Limits;
import org.rhizome.algebra.MemorySource;
import org.rhizome.algebra.Plan;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Sort;
import org.rhizome.delta.Delta;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Rhizome;

/** {@code POST /api/query}: evaluates a term, over the store or over deltas that come along and are not stored. */
final class RunQuery {

    /** Bytes of the canonical form of an answer, which stands there in hex and as JSON too. */
    static final int ANSWER_BYTES = 32 << 20;

    private static final Limits ALONG = Limits.DEFAULT.withBytes(ANSWER_BYTES);

    private final Rhizome rhizome;
    private final Clock clock;
    private final JsonBody body;

    RunQuery(Rhizome rhizome, Caps caps, Budget budget, Clock clock) {
        this.rhizome = rhizome;
        this.clock = clock;
        this.body = new JsonBody("a query", budget, caps.bodyBytes(), "store the deltas, and query the store");
    }

    /** @param plan null when nobody asks @param answer null when only the plan is asked for, and then so are both its forms */
    private record Found(Sort sort, Plan plan, Answer answer, byte[] canonical, JsonWriter json) {}

    void answer(Exchange exchange) throws Exception {
        Found found = body.compute(exchange, json -> find(QueryBody.read(json, clock.millis())));
        exchange.put(Headers.NO_STORE);
        if (found.answer == null) {
            exchange.json(200, plan(found, new JsonWriter().beginObject()).endObject());
        } else {
            write(found, exchange);
        }
    }

    private Found find(QueryBody query) {
        return TermJson.algebra("/" + TermJson.TERM, () -> query.deltas()
                .map(deltas -> along(query, deltas)).orElseGet(() -> stored(query)));
    }

    private Found stored(QueryBody query) {
        QueryRequest request = query.request();
        Plan plan = query.planning() == QueryBody.Planning.NO ? null : rhizome.plan(request);
        Answer answer = query.planning() == QueryBody.Planning.ONLY ? null : rhizome.query(request);
        return found(request, plan, answer);
    }

    private static Found along(QueryBody query, List<Delta> deltas) {
        QueryRequest request = query.request();
        Query ready = Query.of(request.term(), request.registry(), ALONG);
        double until = request.asOf().orElse(Double.POSITIVE_INFINITY);
        DeltaSource source = MemorySource.of(deltas.stream().filter(delta -> delta.timestamp() <= until).toList());
        Plan plan = query.planning() == QueryBody.Planning.NO ? null
                : request.root().map(root -> ready.plan(source, root)).orElseGet(() -> ready.plan(source));
        Answer answer = query.planning() == QueryBody.Planning.ONLY ? null
                : request.root().map(root -> ready.evaluate(source, root)).orElseGet(() -> ready.evaluate(source));
        return found(request, plan, answer);
    }

    private static Found found(QueryRequest request, Plan plan, Answer answer) {
        Sort sort = Sort.of(request.term());
        if (answer == null) {
            return new Found(sort, plan, null, null, null);
        }
        byte[] canonical = answer.result().canonicalBytes();
        if (canonical.length > ANSWER_BYTES) {
            throw Problem.badRequest("the result has " + canonical.length + " bytes, and an answer may have " + ANSWER_BYTES
                    + ": narrow the term").at("/" + TermJson.TERM).of(Fault.LIMIT);
        }
        JsonWriter json = new JsonWriter();
        answer.result().write(json);
        return new Found(sort, plan, answer, canonical, json);
    }

    private static JsonWriter plan(Found found, JsonWriter out) {
        out.name("kind").value(found.sort.name().toLowerCase(Locale.ROOT));
        if (found.plan != null) {
            found.plan.write(out.name("plan"));
        }
        if (found.plan != null && found.answer != null) {
            out.name("spent").beginObject().name("deltas").value(found.answer.spent().deltas())
                    .name("steps").value(found.answer.spent().steps()).endObject();
        }
        return out;
    }

    private static void write(Found found, Exchange exchange) throws IOException {
        JsonStream stream = new JsonStream(exchange);
        plan(found, stream.out().beginObject());
        stream.hex("canonical", found.canonical);
        stream.json("json", found.json);
        stream.out().endObject();
        stream.close();
    }
}
