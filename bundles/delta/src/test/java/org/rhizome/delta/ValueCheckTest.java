package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueCheckTest {

    private static void passes(Value value) {
        Optional<Value> result = Optional.of(value);
        assertSame(result, ValueCheck.resolved(result));
    }

    private static void refused(String message, Value value) {
        refused(message, Optional.of(value));
    }

    private static void refused(String message, Optional<Value> result) {
        String fault = assertThrows(IllegalStateException.class, () -> ValueCheck.resolved(result)).getMessage();
        assertTrue(fault.contains(message), fault);
    }

    private static Value nested(Value inner, int depth) {
        Value value = inner;
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? new Value.Items(List.of(value)) : new Value.Fields(Map.of("f", value));
        }
        return value;
    }

    @Test
    void valuesPass() {
        assertDoesNotThrow(() -> ValueCheck.resolved(Optional.empty()));
        passes(new Text(""));
        passes(new Num(1));
        passes(new Bool(false));
        passes(new Bytes("a/b", new byte[3]));
        passes(new Value.Fields(Map.of()));
        passes(new Value.Items(List.of(new Text("\ud83d\ude00"), new Value.Fields(Map.of("\ud83d\ude00x", new Num(0))))));
        passes(nested(new Num(1), 64));
        passes(new Value.Items(Collections.nCopies(999_999, new Bool(true))));
        passes(new Text("x".repeat(16 << 20)));
    }

    @Test
    void nothingMeansEmptyAndNotNull() {
        refused("resolve returned null: return Optional.empty()", (Optional<Value>) null);
    }

    @Test
    void anEmptyListIsNoValueAtAnyDepth() {
        refused("an empty list, which is no value: return Optional.empty()", new Value.Items(List.of()));
        refused("an empty list", nested(new Value.Items(List.of()), 5));
    }

    @Test
    void elsewhereAListMayBeEmpty() {
        assertDoesNotThrow(() -> ValueCheck.require("save", new Value.Fields(Map.of("pending", new Value.Items(List.of())))));
        String fault = assertThrows(IllegalStateException.class, () -> ValueCheck.require("save", nested(new Num(1), 100_000))).getMessage();
        assertTrue(fault.startsWith("save returned a value that is nested deeper than 64"), fault);
    }

    @Test
    void whatIsTooDeepTooManyOrTooLargeIsRefused() {
        refused("nested deeper than 64", nested(new Num(1), 65));
        refused("nested deeper than 64", nested(new Num(1), 100_000));
        refused("more than 1000000 values", new Value.Items(Collections.nCopies(1_000_000, new Bool(true))));
        refused("more than 16777216 characters and bytes", new Text("x".repeat((16 << 20) + 1)));
        refused("more than 16777216 characters and bytes",
                new Value.Items(Collections.nCopies(17, new Bytes("a/b", new byte[1 << 20]))));
        refused("more than 16777216 characters and bytes", new Value.Fields(Map.of("x".repeat((16 << 20) + 1), new Num(1))));
    }

    @Test
    void aFewListsThatHoldEachOtherManyTimesAreCountedAsTheyWouldBeWritten() {
        Value value = new Num(1);
        for (int i = 0; i < 60; i++) {
            value = new Value.Items(List.of(value, value));
        }
        refused("more than 1000000 values", value);
    }

    @Test
    void aNameWithALoneSurrogateIsRefused() {
        refused("a lone surrogate at character 1", new Value.Fields(Map.of("a\ud83d", new Num(1))));
        refused("a lone surrogate at character 0", new Value.Fields(Map.of("\ude00\ud83d", new Num(1))));
        refused("a lone surrogate at character 2", new Value.Fields(Map.of("\ud83d\ude00\ud83dx", new Num(1))));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void whatUncheckedCastsSmuggleInIsRefused() {
        refused("a java.lang.String, which is no value", (Optional<Value>) (Optional) Optional.of("text"));
        refused("a java.lang.Integer, which is no value", new Value.Items((List) List.of(1)));
        refused("a name that is a java.lang.Integer", new Value.Fields((Map) Map.of(1, new Num(1))));
    }
}
