package org.rhizome.algebra;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/** A schema made ready to run: turns lossless views into lossy ones. Safe to share between threads. */
public final class Resolution {

    private final Schema schema;
    private final Map<String, Resolver> named = new HashMap<>();
    private final Resolver otherwise;
    private final int weight;
    private DeltaId hash; // computed at most a few times by racing threads; the value is immutable, so the race is benign

    private Resolution(Schema schema) {
        this.schema = schema;
        this.otherwise = Resolver.of(schema.otherwise());
        schema.properties().forEach((property, policy) -> named.put(property, Resolver.of(policy)));
        this.weight = Stream.concat(Stream.of(schema.otherwise()), schema.properties().values().stream())
                .mapToInt(Resolver::weight).max().orElse(1);
    }

    public static Resolution of(Schema schema) {
        return new Resolution(schema);
    }

    public Schema schema() {
        return schema;
    }

    /** Steps for each entry at most. */
    int weight() {
        return weight;
    }

    /** The {@linkplain Schemas#hash hash} of the schema. */
    public DeltaId hash() {
        DeltaId known = hash;
        if (known == null) {
            known = Schemas.hash(schema);
            hash = known;
        }
        return known;
    }

    /**
     * The lossy view: every property that the schema names and every other one that the view has; those without a value are left out.
     *
     * @throws AlgebraException if the view cannot be resolved: an expansion without a reading, a sum beyond the doubles
     */
    public View resolve(HView view) {
        Map<String, List<HEntry>> given = view.properties();
        LinkedHashMap<String, Value> values = new LinkedHashMap<>();
        if (given.keySet().containsAll(named.keySet())) {
            given.forEach((property, entries) -> add(property, entries, view.id(), values));
        } else {
            TreeSet<String> all = new TreeSet<>(Texts.BY_UTF8);
            all.addAll(given.keySet());
            all.addAll(named.keySet());
            all.forEach(property -> add(property, given.getOrDefault(property, List.of()), view.id(), values));
        }
        return new View(values);
    }

    private void add(String property, List<HEntry> entries, String root, Map<String, Value> values) {
        Optional<Value> value = named.getOrDefault(property, otherwise).resolve(entries, root);
        if (value.isPresent()) {
            values.put(property, value.get());
        }
    }
}
