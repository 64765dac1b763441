package org.rhizome.algebra;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas and readings that terms refer to, by name and by hash. Immutable; all references between them hold and none go in circles.
 */
public final class Registry {

    /** Holds nothing. */
    public static final Registry EMPTY = of(List.of(), List.of());

    private final Map<String, HyperSchema> schemas = new LinkedHashMap<>();
    private final Map<String, HyperSchema> schemasByHash = new HashMap<>();
    private final Map<String, Resolution> readings = new LinkedHashMap<>();
    private final Map<String, Resolution> readingsByHash = new HashMap<>();
    private final Map<String, Integer> depths;

    private Registry(Collection<HyperSchema> schemas, Collection<Schema> readings) {
        readings.forEach(this::add);
        schemas.forEach(this::add);
        this.depths = new SchemaGraph(references(), ownDepths()).depths();
    }

    /**
     * @param schemas with different names; of several with the same body a pinned reference gets the first
     * @param readings with different names
     * @throws AlgebraException if a name is missing or given twice, a reference leads nowhere, or references go in a circle
     */
    public static Registry of(Collection<HyperSchema> schemas, Collection<Schema> readings) {
        return new Registry(schemas, readings);
    }

    private void add(HyperSchema schema) {
        if (schemas.putIfAbsent(schema.name(), schema) != null) {
            throw new AlgebraException(Fault.REFERENCE,
                    "two schemas are named \"" + schema.name() + "\": rename one, or refer to it by its hash");
        }
        schemasByHash.putIfAbsent(Terms.hash(schema.body()).toString(), schema);
    }

    private void add(Schema reading) {
        String name = reading.name().orElseThrow(() -> new AlgebraException(Fault.REFERENCE, "a registered reading must have a name"));
        Resolution resolution = Resolution.of(reading);
        if (readings.putIfAbsent(name, resolution) != null) {
            throw new AlgebraException(Fault.REFERENCE, "two readings are named \"" + name + "\": rename one, or refer to it by its hash");
        }
        readingsByHash.putIfAbsent(resolution.hash().toString(), resolution);
    }

    private Map<String, List<String>> references() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> {
            References references = References.of(schema.body());
            String from = "schema \"" + name + "\" refers to ";
            references.readings().forEach(reading -> reading(reading).orElseThrow(() -> unknown(from + "reading ", reading, "")));
            names.put(name, references.schemas().stream()
                    .map(it -> schema(it).orElseThrow(() -> unknown(from + "schema ", it, "")).name()).toList());
        });
        return names;
    }

    private Map<String, Integer> ownDepths() {
        Map<String, Integer> own = new HashMap<>();
        schemas.forEach((name, schema) -> own.put(name, Depth.of(schema.body())));
        return own;
    }

    private static AlgebraException unknown(String what, SchemaRef reference, String pointer) {
        return new AlgebraException(Fault.REFERENCE, pointer, what + reference + ", which is not registered", null);
    }

    public Optional<HyperSchema> schema(SchemaRef reference) {
        return Optional.ofNullable(switch (reference) {
            case SchemaRef.Named(String name) -> schemas.get(name);
            case SchemaRef.Pinned(String hash) -> schemasByHash.get(hash);
        });
    }

    public Optional<Resolution> reading(SchemaRef reference) {
        return Optional.ofNullable(switch (reference) {
            case SchemaRef.Named(String name) -> readings.get(name);
            case SchemaRef.Pinned(String hash) -> readingsByHash.get(hash);
        });
    }

    /** In the order given. */
    public Collection<HyperSchema> schemas() {
        return List.copyOf(schemas.values());
    }

    /** In the order given. */
    public Collection<Resolution> readings() {
        return List.copyOf(readings.values());
    }

    HyperSchema require(SchemaRef reference, String pointer) {
        return schema(reference).orElseThrow(() -> unknown("the term refers to schema ", reference, pointer));
    }

    Resolution requireReading(SchemaRef reference, String pointer) {
        return reading(reference).orElseThrow(() -> unknown("the term refers to reading ", reference, pointer));
    }

    /** Evaluation recurses as deep as the term and the schemas it refers to are nested, so that has a bound. */
    void requireDepth(Term term, Limits limits) {
        int below = References.of(term).schemas().stream()
                .flatMap(reference -> schema(reference).stream()).mapToInt(schema -> depths.get(schema.name())).max().orElse(0);
        int depth = Depth.of(term) + below;
        if (depth > limits.depth()) {
            throw new AlgebraException(Fault.LIMIT,
                    "the term and the schemas it refers to are nested " + depth + " levels deep, and the limit is "
                    + limits.depth() + ": expand fewer levels");
        }
    }
}
