package org.rhizome.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.HyperSchema;
import org.rhizome.algebra.Limits;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Schema;
import org.rhizome.algebra.Schemas;
import org.rhizome.algebra.Term;
import org.rhizome.algebra.Terms;
import org.rhizome.json.Json;
import org.rhizome.json.JsonException;
import org.rhizome.node.QueryRequest;

/** Terms and what they refer to, as they stand in bodies and parameters. Faults of the algebra get their place in the whole. */
final class TermJson {

    /** A term may be nested as deep as the algebra allows, and stands some levels down in a body. */
    static final int DEPTH = Limits.DEFAULT.depth() + 8;

    static final String TERM = "term";
    static final String ROOT = "root";
    static final String SCHEMAS = "schemas";
    static final String READINGS = "readings";

    private static final String PRED = "pred";

    private TermJson() {}

    /** Reads the members term, root, schemas and readings of an object. */
    static QueryRequest request(Place at, OptionalDouble asOf) {
        Place place = at.find(TERM).orElseThrow(() -> at.fault("the term is missing: {\"term\": ...}"));
        Term term = algebra(place.pointer(), () -> Terms.parse(place.value()));
        Optional<String> root = at.text(ROOT);
        return new QueryRequest(term, root, registry(at), asOf);
    }

    private static Registry registry(Place at) {
        List<HyperSchema> schemas = all(at, SCHEMAS).stream()
                .map(place -> algebra(place.pointer(), () -> Schemas.parseHyperSchema(place.value()))).toList();
        List<Schema> readings = all(at, READINGS).stream()
                .map(place -> algebra(place.pointer(), () -> Schemas.parse(place.value()))).toList();
        return algebra(at.pointer() + "/" + SCHEMAS, () -> Registry.of(schemas, readings));
    }

    private static List<Place> all(Place at, String name) {
        return at.find(name).map(Place::elements).orElse(List.of());
    }

    /** The predicate in a parameter. */
    static Pred predicate(String parameter, String json) {
        Object tree;
        try {
            tree = Json.parse(json.getBytes(StandardCharsets.UTF_8), DEPTH);
        } catch (JsonException e) {
            throw Problem.badRequest("the parameter \"" + parameter + "\" must be a predicate as JSON: " + e.getMessage());
        }
        try {
            return ((Term.Select) Terms.parse(select(tree))).pred();
        } catch (AlgebraException e) {
            String pointer = e.pointer().startsWith("/" + PRED) ? e.pointer().substring(1 + PRED.length()) : e.pointer();
            String place = pointer.isEmpty() ? "" : ", at " + Percent.printable(pointer);
            throw Problem.badRequest("the parameter \"" + parameter + "\"" + place + ": " + e.getMessage()).of(e.fault());
        }
    }

    private static Object select(Object pred) {
        Map<String, Object> select = new HashMap<>(Map.of("op", "select", "in", "input"));
        select.put(PRED, pred);
        return select;
    }

    /** What {@code work} gives; where the algebra refuses it, the pointer of the problem begins with {@code place}. */
    static <T> T algebra(String place, Supplier<T> work) {
        try {
            return work.get();
        } catch (AlgebraException e) {
            throw Failures.refused(e, place);
        }
    }
}
