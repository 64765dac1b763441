package org.rhizome.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static Object parse(String json) {
        return Json.parse(json.getBytes(UTF_8));
    }

    private static String write(Object tree) {
        JsonWriter out = new JsonWriter();
        Json.write(tree, out);
        return new String(out.toByteArray(), UTF_8);
    }

    @Test
    void aTreeKeepsTheOrderItWasWrittenIn() {
        String json = "{\"z\":1,\"a\":[true,false,null,\"x\",{\"\":[]}],\"m\":-0.5}";
        assertEquals(json, write(parse(json)));
        assertEquals(List.of("z", "a", "m"), List.copyOf(((Map<?, ?>) parse(json)).keySet()));
        assertNull(parse("null"));
    }

    @Test
    void aTreeCannotBeModified() {
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) parse("[1]")).clear());
        assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) parse("{\"a\":1}")).clear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "}", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1 \"b\":2}", "[1}", "{\"a\":1]",
        "tru", "True", "nul", "nulll", "1 2", "{}{}", "[]x", "\uFEFF{}", "//x\n1", "[1]\u0000", "\u00a01", "\u000b1", "undefined"})
    void whatIsNotJsonIsRefused(String json) {
        assertThrows(JsonException.class, () -> parse(json));
    }

    @Test
    void aDuplicateKeyIsRefusedHoweverItIsSpelled() {
        JsonException fault = assertThrows(JsonException.class, () -> parse("{\"a\":1,\"\\u0061\":2}"));
        assertTrue(fault.getMessage().startsWith("duplicate key \"a\""), fault.getMessage());
    }

    @Test
    void nestingEndsAt64() {
        parse("[".repeat(64) + "]".repeat(64));
        assertThrows(JsonException.class, () -> parse("[".repeat(65) + "]".repeat(65)));
        assertThrows(JsonException.class, () -> parse("[".repeat(5_000_000)));
        assertThrows(JsonException.class, () -> parse("{\"a\":".repeat(1_000_000)));
        parse("[" + "[],".repeat(1000) + "[]]");
    }

    @Test
    void aNumberOfAnyKindIsWrittenIfADoubleEqualsIt() {
        assertEquals("[1,2,9007199254740992,0.5,1.5]", write(Arrays.asList(1, 2L, 1L << 53, 0.5f, 1.5)));
        assertThrows(IllegalArgumentException.class, () -> write((1L << 53) + 1));
        assertThrows(IllegalArgumentException.class, () -> write(Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> write(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> write(Double.NEGATIVE_INFINITY));
    }

    @Test
    void whatHasNoJsonFormIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> write(new Object()));
        assertThrows(IllegalArgumentException.class, () -> write("\ud800"));
        Map<String, Object> inner = new HashMap<>();
        inner.put("a", null);
        assertEquals("{\"a\":null}", write(inner));
    }
}
