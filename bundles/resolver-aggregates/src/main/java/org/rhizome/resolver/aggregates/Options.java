package org.rhizome.resolver.aggregates;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** The options of one of the aggregates; what is wrong with them is said in words. */
final class Options {

    /** The value where there is nothing to aggregate; without it the property is left out. */
    static final String EMPTY = "empty";

    /** What is counted. */
    static final String OF = "of";

    private final Map<String, Value> options;

    private Options(Map<String, Value> options) {
        this.options = options;
    }

    static Options of(String resolver, Map<String, Value> options, String... known) {
        TreeSet<String> unknown = new TreeSet<>(options.keySet());
        for (String name : known) {
            unknown.remove(name);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown option \"" + unknown.first() + "\" of " + resolver + ", which has only: "
                    + String.join(", ", known));
        }
        return new Options(options);
    }

    Optional<Num> empty() {
        Value value = options.get(EMPTY);
        if (value == null || value instanceof Num) {
            return Optional.ofNullable((Num) value);
        }
        throw new IllegalArgumentException("option \"" + EMPTY + "\" must be a number, not " + value);
    }

    Counted counted() {
        Value value = options.get(OF);
        if (value == null) {
            return Counted.ALL;
        }
        for (Counted counted : Counted.values()) {
            if (value instanceof Text(String name) && name.equals(counted.option())) {
                return counted;
            }
        }
        throw new IllegalArgumentException("option \"" + OF + "\" must be \"all\" or \"numbers\", not " + value);
    }
}
