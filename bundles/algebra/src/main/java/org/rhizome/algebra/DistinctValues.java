package org.rhizome.algebra;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.rhizome.delta.Bool;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/**
 * Which values came before; two are equal exactly when their canonical bytes are. Every kind is kept as something the JDK can compare, so
 * that values made to have the same hash cost no more than others.
 */
final class DistinctValues {

    private final Set<String> texts = new HashSet<>();
    private final Set<Double> numbers = new HashSet<>();
    private final Set<Boolean> bools = new HashSet<>();
    private final Set<String> encoded = new HashSet<>();

    /** True when it did not come before. */
    boolean add(Value value) {
        return switch (value) {
            case Text text -> texts.add(text.value());
            case Num number -> numbers.add(number.value());
            case Bool bool -> bools.add(bool.value());
            default -> {
                CborWriter out = new CborWriter(128);
                ValueCbor.write(value, out);
                yield encoded.add(new String(out.toByteArray(), StandardCharsets.ISO_8859_1));
            }
        };
    }
}
