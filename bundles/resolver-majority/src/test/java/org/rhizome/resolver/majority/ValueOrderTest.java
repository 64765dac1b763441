package org.rhizome.resolver.majority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.testkit.Values;

class ValueOrderTest {

    private static final ValueOrder ORDER = new ValueOrder();

    private static Value bytes(String mime, int... bytes) {
        byte[] value = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            value[i] = (byte) bytes[i];
        }
        return new Bytes(mime, value);
    }

    private static Value items(Value... values) {
        return new Value.Items(List.of(values));
    }

    private static Value fields(String name, Value value) {
        return new Value.Fields(Map.of(name, value));
    }

    @Test
    void valuesClimbThisLadder() {
        Map<String, Value> two = new LinkedHashMap<>();
        two.put("b", new Num(0));
        two.put("a", new Num(1));
        List<Value> ladder = List.of(
                new Bool(false), new Bool(true), new Num(-1), new Num(1e300), new Text(""), new Text("a"), new Text("\uFFFD"),
                new Text("\uD83D\uDE00"),
                bytes("a/a"), bytes("a/a", 1), bytes("a/a", 1, 0), bytes("a/a", 0x80), bytes("a/b"),
                items(), items(new Num(1)), items(new Num(1), new Bool(true)), items(new Num(2)), items(bytes("a/a")), items(items()),
                new Value.Fields(Map.of()), fields("a", new Num(1)), new Value.Fields(two), fields("a", new Num(2)), fields("b", new Bool(false)));
        for (int i = 0; i < ladder.size(); i++) {
            for (int j = 0; j < ladder.size(); j++) {
                assertEquals(Integer.compare(i, j), Integer.signum(ORDER.compare(ladder.get(i), ladder.get(j))),
                        ladder.get(i) + " against " + ladder.get(j));
            }
        }
    }

    @Provide
    Arbitrary<Value> values() {
        return Values.mixed();
    }

    @Property(tries = 20_000)
    void theOrderIsTotalAndOnlyEqualValuesAreEqual(@ForAll("values") Value a, @ForAll("values") Value b, @ForAll("values") Value c) {
        assertEquals(Integer.signum(ORDER.compare(a, b)), -Integer.signum(ORDER.compare(b, a)));
        assertEquals(a.equals(b), ORDER.compare(a, b) == 0);
        assertTrue(ORDER.compare(a, b) > 0 || ORDER.compare(b, c) > 0 || ORDER.compare(a, c) <= 0);
    }
}
