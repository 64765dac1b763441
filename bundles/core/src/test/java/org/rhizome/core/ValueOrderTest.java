package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.ListQuery.Order.Direction;

class ValueOrderTest {

    private static final List<Value> ASCENDING = List.of(
            new Bool(false), new Bool(true), new Num(-1), new Num(0), new Num(1e300),
            new Text(""), new Text("B"), new Text("a"), new Text("a\u0000"), new Text("\uff5e"), new Text("\ud83d\ude00"),
            bytes("a/a", 1, 2), bytes("a/b"), bytes("a/b", 1), bytes("a/b", 1, 0), bytes("a/b", 0x80),
            items(new Bool(true)), items(new Num(1)), items(new Num(1), new Num(0)), items(new Num(2)), items(items(new Num(0))),
            fields(Map.of()), fields(Map.of("a", new Num(1))), fields(Map.of("a", new Num(1), "b", new Num(0))),
            fields(Map.of("a", new Num(2))), fields(Map.of("b", new Num(0))));

    private static Value bytes(String mime, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new Bytes(mime, bytes);
    }

    private static Value items(Value... values) {
        return new Value.Items(List.of(values));
    }

    private static Value fields(Map<String, Value> values) {
        return new Value.Fields(values);
    }

    @Test
    void thereIsOneTotalOrderOfAllValues() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                assertEquals(Integer.signum(Integer.compare(i, j)),
                        Integer.signum(ValueOrder.ASCENDING.compare(ASCENDING.get(i), ASCENDING.get(j))),
                        ASCENDING.get(i) + " " + ASCENDING.get(j));
            }
        }
    }

    @Test
    void anyShuffleSortsToTheSame() {
        for (int seed = 0; seed < 100; seed++) {
            List<Value> shuffled = new ArrayList<>(ASCENDING);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(ValueOrder.ASCENDING);
            assertEquals(ASCENDING, shuffled);
        }
    }

    @Test
    void inAListTheAbsentComeLastAndEqualOnesByAscendingIdInBothDirections() {
        ListPlace one = new ListPlace(Optional.of(new Num(1)), "z");
        ListPlace two = new ListPlace(Optional.of(new Num(2)), "b");
        ListPlace twoToo = new ListPlace(Optional.of(new Num(2)), "c");
        ListPlace none = new ListPlace(Optional.empty(), "\uff5e");
        ListPlace noneToo = new ListPlace(Optional.empty(), "\ud83d\ude00");
        List<ListPlace> places = new ArrayList<>(List.of(noneToo, twoToo, one, none, two));
        places.sort(ValueOrder.places(Direction.ASCENDING));
        assertEquals(List.of(one, two, twoToo, none, noneToo), places);
        places.sort(ValueOrder.places(Direction.DESCENDING));
        assertEquals(List.of(two, twoToo, one, none, noneToo), places);
    }
}
