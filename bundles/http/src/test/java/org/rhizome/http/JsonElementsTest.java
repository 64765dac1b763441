package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.json.Json;
import org.rhizome.json.JsonException;

class JsonElementsTest {

    @Test
    void elementsAreFoundWhereTheyLie() {
        assertEquals(List.of("1", "\"a,]\\\"\"", "[2,[3]]", "{\"b\":{}}", "-0.5e+7", "true", "null"),
                split(" [ 1 , \"a,]\\\"\" , [2,[3]] , {\"b\":{}},-0.5e+7,true , null ] "));
        assertEquals(List.of(), split("[]"));
        assertEquals(List.of("{\"a\":[]}"), split(" {\"a\":[]} "));
        assertEquals(List.of("7"), split("7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]x", "[1]]", "{", "{}{}", "{\"a\"}", "{\"a\":}",
        "{\"a\":1,}", "{,}", "{a:1}", "{\"a\":1]", "[1}", "\"", "\"\\\"", "nul", "nulll", "tru", "truefalse", "01", "-", "1.",
        ".5", "1e", "1e+", "+1", "0x1", "NaN", "'a'", "[\"\n\"]", "\ufeff[]", "//", "[1]/**/"})
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(JsonException.class, () -> split(text));
        assertThrows(JsonException.class, () -> split("[" + text + ",1]"));
    }

    /** Whatever the strict parser takes is taken, and whatever is refused here it refuses too, on many mutations of valid texts. */
    @Test
    void itIsNeverStricterThanTheParser() {
        Random random = new Random(3);
        byte[] seed = "[{\"a\":[1,-2.5e3,\"x\\u0041\\n\",true,false,null,{}],\"b\":{\"c\":[]}},[[]],\"\"]".getBytes(StandardCharsets.UTF_8);
        byte[] alphabet = "[]{}\",:\\ 0123456789eE+-.tfnulasr\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 50_000; i++) {
            byte[] text = seed.clone();
            for (int m = random.nextInt(3); m >= 0; m--) {
                text[random.nextInt(text.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            if (parses(text)) {
                split(new String(text, StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean parses(byte[] text) {
        try {
            Json.parse(text);
            return true;
        } catch (JsonException refused) {
            return false;
        }
    }

    @Test
    void depthCostsNoStack() {
        int depth = 1_000_000;
        assertEquals(1, split("[" + "[".repeat(depth) + "]".repeat(depth) + "]").size());
    }

    private static List<String> split(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        JsonElements elements = new JsonElements(json);
        List<String> found = new ArrayList<>();
        while (elements.next()) {
            found.add(new String(json, elements.start(), elements.length(), StandardCharsets.UTF_8));
        }
        return found;
    }
}
