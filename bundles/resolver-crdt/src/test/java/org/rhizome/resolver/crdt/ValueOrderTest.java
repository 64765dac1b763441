package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

class ValueOrderTest {

    private static Value list(Value... values) {
        return new Value.Items(List.of(values));
    }

    /** Each is less than all that follow it. */
    private static final List<Value> LADDER = List.of(
            new Bool(false), new Bool(true), new Num(-1e300), new Num(-1), new Num(0), new Num(Double.MIN_VALUE), new Num(10),
            new Text(""), new Text("10"), new Text("9"), new Text("A"), new Text("a"), new Text("\u00e4"), new Text("\uFFFD"),
            new Text("\uD83D\uDE00"),
            new Bytes("a/a", new byte[] {2}), new Bytes("a/b", new byte[] {}), new Bytes("a/b", new byte[] {1}),
            new Bytes("a/b", new byte[] {1, 0}), new Bytes("a/b", new byte[] {-1}),
            list(new Text("z")), list(list(new Bool(true))), list(new Num(1), new Num(2)), list(new Num(1), new Num(3)),
            list(new Num(2), new Num(1)),
            new Value.Fields(Map.of("b", new Num(9))), new Value.Fields(Map.of("c", new Num(1))), new Value.Fields(Map.of("c", new Num(2))),
            new Value.Fields(Map.of("a", new Num(9), "b", new Num(9))), new Value.Fields(Map.of("a", new Num(1), "c", new Num(9))),
            new Value.Fields(Map.of("a", new Num(2), "c", new Num(1))));

    @Test
    void valuesClimbTheLadder() {
        for (int i = 0; i < LADDER.size(); i++) {
            for (int j = 0; j < LADDER.size(); j++) {
                Value left = LADDER.get(i);
                Value right = LADDER.get(j);
                assertEquals(Integer.compare(i, j), Integer.signum(ValueOrder.INSTANCE.compare(left, right)), left + " against " + right);
            }
        }
    }

    @Test
    void deepNestingDoesNotOverflow() {
        Value left = new Text("a");
        Value right = new Text("b");
        for (int i = 0; i < 100_000; i++) {
            left = new Value.Items(List.of(left));
            right = new Value.Items(List.of(right));
        }
        assertEquals(-1, ValueOrder.INSTANCE.compare(left, right));
    }
}
