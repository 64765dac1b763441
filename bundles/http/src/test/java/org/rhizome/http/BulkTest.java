package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.LossyView;

class BulkTest {

    private static Stream<Arguments> values() {
        Value many = new Value.Items(Collections.nCopies(70_000, new Num(1)));
        return Stream.of(
                Arguments.of(false, new Num(1)), Arguments.of(false, new Bool(true)), Arguments.of(false, new Text("x".repeat(60_000))),
                Arguments.of(false, new Value.Items(Collections.nCopies(1_000, new Text("a word")))),
                Arguments.of(true, new Text("x".repeat(70_000))), Arguments.of(true, new Bytes("a/b", new byte[70_000])),
                Arguments.of(true, many),
                Arguments.of(true, new Value.Fields(Map.of("a", new Num(1), "b", new Value.Items(List.of(many))))),
                Arguments.of(true, new Value.Items(Collections.nCopies(10, new Text("x".repeat(7_000))))));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("values")
    void aViewIsAsLargeAsAllThatItHolds(boolean large, Value value) {
        assertEquals(large, Bulk.isLarge(new LossyView("e", new TreeMap<>(Map.of("p", value)), List.of(), "tag")));
    }
}
