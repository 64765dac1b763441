package org.rhizome.algebra;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.rhizome.delta.Text;

/**
 * A resolution schema, also called a reading: a policy for each property.
 *
 * @param name by which expansions refer to it; empty for one that is written where it is used
 * @param alg the version of the algebra it was written for, which must be {@link #ALG}; empty leaves it unsaid
 * @param properties policies by name; such a property is resolved even when nothing is filed under it
 * @param otherwise the policy of all other properties, {@code default} in JSON
 */
public record Schema(Optional<String> name, OptionalInt alg, Map<String, Policy> properties, Policy otherwise) {

    /** The version of the algebra that is implemented here. */
    public static final int ALG = 1;

    public Schema {
        name.ifPresent(text -> Texts.require("the name of a schema", text));
        alg.ifPresent(version -> requireKnown(version, "a schema"));
        Map<String, Policy> sorted = new TreeMap<>(Text.BY_UTF8);
        properties.forEach((property, policy) -> sorted.put(Texts.require("a property", property), Objects.requireNonNull(policy)));
        properties = Collections.unmodifiableMap(sorted);
        Objects.requireNonNull(otherwise);
    }

    /** A schema without a name. */
    public Schema(Map<String, Policy> properties, Policy otherwise) {
        this(Optional.empty(), OptionalInt.empty(), properties, otherwise);
    }

    /** The same schema under a name, ready to be registered or published. */
    public Schema named(String other) {
        return new Schema(Optional.of(other), OptionalInt.of(ALG), properties, otherwise);
    }

    /** Refuses what was written for another algebra: nothing of it may be evaluated (SPEC-2 8). */
    static int requireKnown(double alg, String what) {
        if (alg != ALG) {
            throw new AlgebraException(Fault.VERSION,
                    what + " is written for version " + alg + " of the algebra, and this node knows version " + ALG);
        }
        return ALG;
    }
}
