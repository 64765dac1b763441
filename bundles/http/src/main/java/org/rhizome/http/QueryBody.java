package org.rhizome.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.delta.SignatureState;
import org.rhizome.json.Json;
import org.rhizome.json.JsonReader;
import org.rhizome.node.QueryRequest;
import org.rhizome.node.Rhizome;

/**
 * The body of {@code POST /api/query}.
 *
 * @param deltas to evaluate over, empty for the store
 */
record QueryBody(QueryRequest request, Optional<List<Delta>> deltas, Planning planning) {

    /** Bytes of everything but the deltas: as a tree it takes many times as many. */
    static final int TERM_BYTES = 2 << 20;

    private static final String DELTAS = "deltas";
    private static final String AS_OF = "asOf";
    private static final String PLAN = "plan";

    /** Whether the plan is shown. */
    enum Planning { NO, TOO, ONLY }

    /** @param now the timestamp of claims that have none */
    static QueryBody read(byte[] json, long now) {
        Map<String, Object> members = new LinkedHashMap<>();
        Optional<List<Delta>> deltas = Optional.empty();
        int bytes = 0;
        JsonReader in = new JsonReader(json, 0, json.length, TermJson.DEPTH);
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (members.containsKey(name)) {
                throw in.fault("duplicate key \"" + Percent.printable(name) + "\"");
            }
            if (name.equals(DELTAS)) {
                deltas = Optional.of(deltas(json, in, now));
                members.put(name, List.of());
                continue;
            }
            JsonReader.Slice slice = in.skip();
            bytes += slice.length();
            members.put(name, value(json, slice, bytes, name));
        }
        in.end();
        return of(new Place(members, ""), deltas);
    }

    private static Object value(byte[] json, JsonReader.Slice slice, int bytes, String name) {
        if (bytes > TERM_BYTES) {
            throw Problem.tooLarge("term, schemas and readings together have more than " + TERM_BYTES
                    + " bytes; split the term, or select by a reflected set").at("/" + Percent.printable(name));
        }
        JsonReader in = new JsonReader(json, slice.offset(), slice.length(), TermJson.DEPTH);
        Object tree = Json.read(in);
        in.end();
        return tree;
    }

    private static QueryBody of(Place body, Optional<List<Delta>> deltas) {
        body.object("a query", TermJson.TERM, TermJson.ROOT, TermJson.SCHEMAS, TermJson.READINGS, DELTAS, AS_OF, PLAN);
        OptionalDouble asOf = body.find(AS_OF).map(place -> OptionalDouble.of(place.number())).orElse(OptionalDouble.empty());
        Planning planning = body.find(PLAN).map(QueryBody::planning).orElse(Planning.NO);
        return new QueryBody(TermJson.request(body, asOf), deltas, planning);
    }

    private static Planning planning(Place at) {
        return switch (at.value()) {
            case Boolean wanted -> wanted ? Planning.TOO : Planning.NO;
            case String only when only.equals("only") -> Planning.ONLY;
            case null, default -> throw at.fault("plan is true, false or \"only\"");
        };
    }

    private static List<Delta> deltas(byte[] json, JsonReader in, long now) {
        List<Delta> deltas = new ArrayList<>();
        in.beginArray();
        while (in.nextElement()) {
            if (deltas.size() == Rhizome.MAX_BATCH) {
                throw Problem.tooLarge("a query may bring " + Rhizome.MAX_BATCH + " deltas; store them, and query the store")
                        .at("/" + DELTAS + "/" + deltas.size());
            }
            JsonReader.Slice slice = in.skip();
            deltas.add(delta(json, slice, now, "/" + DELTAS + "/" + deltas.size()));
        }
        return deltas;
    }

    private static Delta delta(byte[] json, JsonReader.Slice slice, long now, String place) {
        try {
            Delta delta = DeltaJson.decodeSubmission(json, slice.offset(), slice.length(), now);
            if (delta.verify() == SignatureState.INVALID) {
                throw new InvalidDeltaException("/sig", "the signature is not that of " + Percent.printable(delta.author()));
            }
            return delta;
        } catch (InvalidDeltaException e) {
            throw Problem.badRequest(e.getMessage()).at(place + e.pointer());
        }
    }
}
