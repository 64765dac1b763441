package org.rhizome.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** Values to claim: few enough to meet again, and the ones that tempt a resolver to depend on what it must not. */
public final class Values {

    /** Their sum depends on the order for whoever rounds at each step. */
    private static final List<Double> NUMBERS = List.of(
            0.0, 1.0, 2.0, 3.0, -1.0, 0.1, 0.2, 0.3, 0.7, 1e16, -1e16, 1e100, -1e100, 1e-300, Double.MIN_VALUE, 9007199254740993.0);

    /** Letters whose case depends on the language, pairs with one hash code, texts that UTF-8 and UTF-16 order differently, digits. */
    private static final List<String> TEXTS = List.of(
            "", "a", "A", "b", "z", "Z", "Aa", "BB", "AaAa", "AaBB", "BBAa", "i", "I", "\u0131", "\u0130", "\u00e4", "a\u0308",
            "\uFFFD", "\uD83D\uDE00", "10", "9", "true", "title", "TITLE", " ", "1,5");

    private Values() {}

    /** Finite numbers. */
    public static Arbitrary<Value> numbers() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(NUMBERS)),
                Tuple.of(1, Arbitraries.integers().between(-1000, 1000).withDistribution(RandomDistribution.uniform()).map(i -> i / 8.0)))
                .map(Num::new);
    }

    /** Strings. */
    public static Arbitrary<Value> texts() {
        return Arbitraries.of(TEXTS).map(Text::new);
    }

    /** Strings, numbers and booleans. */
    public static Arbitrary<Value> primitives() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, numbers()),
                Tuple.of(4, texts()),
                Tuple.of(1, Arbitraries.of(new Bool(false), new Bool(true))));
    }

    /** All that a claim can say: primitives, bytes, objects by role and lists. */
    public static Arbitrary<Value> mixed() {
        Arbitrary<Value> bytes = Arbitraries.of("", "a", "ab", "b")
                .map(text -> new Bytes("text/plain", text.getBytes(StandardCharsets.UTF_8)));
        return Arbitraries.frequencyOf(
                Tuple.of(8, primitives()),
                Tuple.of(1, bytes),
                Tuple.of(1, primitives().map(value -> new Value.Fields(Map.of("role", value, "Aa", new Num(1), "BB", new Num(1))))),
                Tuple.of(1, primitives().list().ofMinSize(1).ofMaxSize(3).map(Value.Items::new)));
    }
}
