package org.rhizome.algebra;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** A schema made ready to run: turns lossless views into lossy ones. Safe to share between threads. */
public final class Resolution {

    private final Schema schema;
    private final String[] names; // in UTF-8 order, as are the properties of views: to resolve is to merge the two
    private final PolicyReading[] named;
    private final PolicyReading otherwise;
    private final int weight;
    private final long constantBytes;
    private DeltaId hash; // computed at most a few times by racing threads; the value is immutable, so the race is benign

    private Resolution(Schema schema) {
        this.schema = schema;
        this.otherwise = PolicyReading.of(schema.otherwise());
        this.names = schema.properties().keySet().toArray(String[]::new);
        this.named = schema.properties().values().stream().map(PolicyReading::of).toArray(PolicyReading[]::new);
        this.weight = Stream.concat(Stream.of(otherwise), Stream.of(named)).mapToInt(PolicyReading::weight).max().orElse(1);
        this.constantBytes = Stream.of(named).mapToLong(PolicyReading::constantBytes).sum();
    }

    public static Resolution of(Schema schema) {
        return new Resolution(schema);
    }

    public Schema schema() {
        return schema;
    }

    /** How a property becomes a value: by the policy that the schema has for it, or by its default. */
    public PolicyReading reading(String property) {
        int index = Arrays.binarySearch(names, property, Text.BY_UTF8);
        return index < 0 ? otherwise : named[index];
    }

    /** Steps to resolve a view of so many entries, expansions aside. */
    long steps(long entries) {
        return Cost.sum(names.length + 1L, Cost.product(weight, entries));
    }

    /** Steps to resolve a view with all its expansions. */
    long steps(HView view) {
        return Cost.sum(steps(view.entries()), view.readingSteps());
    }

    /** About how many bytes the lossy view has at most. */
    long bytes(HView view) {
        return Cost.sum(view.bytes(), Cost.sum(constants(view), view.constantBytes()));
    }

    /** Of constants that stand for no value, those of expansions aside. */
    long constants(HView view) {
        return constantBytes + otherwise.constantBytes() * view.filed().size();
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
        Function<HEntry, Value> claimed = entry -> Candidate.of(entry, view.id());
        LinkedHashMap<String, Value> values = LinkedHashMap.newLinkedHashMap(view.filed().size());
        Iterator<Map.Entry<String, List<HEntry>>> given = view.filed().entrySet().iterator();
        int next = 0;
        while (given.hasNext()) {
            Map.Entry<String, List<HEntry>> property = given.next();
            int order = -1;
            while (next < names.length && (order = Text.BY_UTF8.compare(names[next], property.getKey())) < 0) {
                add(names[next], named[next++], List.of(), claimed, values);
            }
            PolicyReading reading = order == 0 ? named[next++] : otherwise;
            add(property.getKey(), reading, property.getValue(), claimed, values);
        }
        for (; next < names.length; next++) {
            add(names[next], named[next], List.of(), claimed, values);
        }
        return new View(values);
    }

    private static void add(
            String property, PolicyReading reading, List<HEntry> entries, Function<HEntry, Value> claimed, Map<String, Value> values) {
        try {
            Optional<Value> value = reading.value(entries, claimed);
            if (value.isPresent()) {
                values.put(property, value.get());
            }
        } catch (AlgebraException e) {
            throw new AlgebraException(e.fault(), e.pointer(), "property \"" + Words.shortened(property) + "\": " + e.getMessage(), e);
        }
    }
}
