package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

class ViewTagTest {

    private static String tag(Map<String, Value> properties) {
        TreeMap<String, Value> sorted = new TreeMap<>(Text.BY_UTF8);
        sorted.putAll(properties);
        return ViewTag.of(sorted, List.of());
    }

    private static Value items(Value... values) {
        return new Value.Items(Arrays.asList(values));
    }

    @Test
    void aTagIs128BitsOfHexThatNeverChangeFromReleaseToRelease() {
        assertEquals("44da7e0605131012d84f7df4b4b0abce", tag(Map.of("version", new Text("9.0"))));
        assertEquals(32, tag(Map.of()).length());
    }

    @Test
    void viewsThatLookAlikeHaveDifferentTags() {
        Value a = new Text("a");
        Value b = new Text("b");
        List<Map<String, Value>> views = List.of(
                Map.of(), Map.of("a", a), Map.of("b", a), Map.of("a", b), Map.of("a", a, "b", b), Map.of("ab", new Text("")),
                Map.of("", new Text("ab")),
                Map.of("a", items(a)), Map.of("a", items(a, b)), Map.of("a", items(b, a)), Map.of("a", items(items(a), b)),
                Map.of("a", items(items(a, b))), Map.of("a", new Text("ab")), Map.of("a", new Num(1)), Map.of("a", new Bool(true)),
                Map.of("a", new Bool(false)),
                Map.of("a", new Text("1")), Map.of("a", new Text("true")), Map.of("a", new Num(0)), Map.of("a", new Num(Double.MIN_VALUE)),
                Map.of("a", new Bytes("b", new byte[0])), Map.of("a", new Bytes("b", new byte[] {0})),
                Map.of("a", new Bytes("t", new byte[] {'b'})), Map.of("a", new Value.Fields(Map.of())),
                Map.of("a", new Value.Fields(Map.of("a", b))));
        Set<String> tags = new HashSet<>();
        views.forEach(view -> assertTrue(tags.add(tag(view)), () -> view + " has the tag of another"));
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        Map<String, Value> one = new LinkedHashMap<>();
        Map<String, Value> two = new LinkedHashMap<>();
        List<String> names = List.of("z", "\uffee", "\ud83d\ude00", "a", "");
        names.forEach(name -> one.put(name, new Text(name)));
        names.reversed().forEach(name -> two.put(name, new Text(name)));
        assertEquals(tag(Map.of("p", new Value.Fields(one))), tag(Map.of("p", new Value.Fields(two))));
    }
}
