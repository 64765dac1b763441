package org.rhizome.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static JsonReader reader(String json) {
        return new JsonReader(json.getBytes(UTF_8));
    }

    @Test
    void aTextIsReadAlongItsShape() {
        JsonReader in = reader(" { \"a\" : [ 1 , true, null ,\"x\" ] , \"b\":{}} ");
        in.beginObject();
        assertEquals("a", in.nextName());
        in.beginArray();
        assertTrue(in.nextElement());
        assertEquals(1.0, in.number());
        assertTrue(in.nextElement());
        assertTrue(in.bool());
        assertTrue(in.nextElement());
        assertEquals(JsonReader.Kind.NULL, in.peek());
        in.nullValue();
        assertTrue(in.nextElement());
        assertEquals("x", in.string());
        assertFalse(in.nextElement());
        assertEquals("b", in.nextName());
        in.beginObject();
        assertNull(in.nextName());
        assertNull(in.nextName());
        in.end();
    }

    @Test
    void aSymbolReadTwiceIsOneObject() {
        assertSame(reader("\"installedSize\"").symbol(), reader("\"installedSize\"").symbol());
        assertEquals("a".repeat(500), reader("\"" + "a".repeat(500) + "\"").symbol());
        assertEquals("ä", reader("\"ä\"").symbol());
    }

    @Test
    void symbolsThatShareASlotAreToldApart() {
        for (int i = 0; i < 20_000; i++) {
            assertEquals("symbol" + i, reader("\"symbol" + i + "\"").symbol());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "7", "-12", "123456789012345", "1234567890123456789", "0.5", "-0.25", "1e3", "1E+3", "12e-2",
        "5.960464477539063e-8", "9007199254740993", "0.1", "1.7976931348623157e308", "4.9e-324", "1e-999", "2.2250738585072011e-308",
        "123456789.123456789e-5", "999999999999999", "1000000000000000", "0.000000000000000000000000000000000000000000000000001"})
    void aNumberIsTheNearestDouble(String number) {
        assertEquals(Double.parseDouble(number), reader(number).number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "-", "+1", ".5", "1.", "1.e3", "1e", "1e+", "NaN", "Infinity", "-Infinity", "0x10", "1d", "1_000", "--1", "1e999", "-1e999", "-01"})
    void whatIsNoNumberIsRefused(String number) {
        assertThrows(JsonException.class, () -> {
            JsonReader in = reader(number);
            in.number();
            in.end();
        });
    }

    @Test
    void everyEscapeIsUnderstood() {
        assertEquals("\"\\/\b\f\n\r\té\uD83D\uDE00x", reader("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00x\"").string());
        assertEquals("é\u0000€", reader("\"é\\u0000€\"").string());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83dx\"", "\"\\ud83d\\n\"", "\"\\ud83d\\ud83d\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\x\"",
        "\"\\", "\"\\u", "\"\\u123", "\"abc", "\"a\nb\"", "\"a\u0001é\"", "'a'"})
    void aBrokenStringIsRefused(String json) {
        assertThrows(JsonException.class, () -> reader(json).string());
        assertThrows(JsonException.class, () -> reader(json).symbol());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\u00c0\u0080\"", "\"\u00c1\u00bf\"", "\"\u00e0\u0080\u0080\"", "\"\u00ed\u00a0\u0080\"", "\"\u00ed\u00bf\u00bf\"", "\"\u00f0\u0080\u0080\u0080\"",
        "\"\u00f4\u0090\u0080\u0080\"", "\"\u00f8\u0088\u0080\u0080\u0080\"", "\"\u0080\"", "\"\u00ff\"", "\"\u00c3\"", "\"\u00e2\u0082\"", "\"\u00f0\u009f\u0098\""})
    void bytesThatAreNotUtf8AreRefused(String latin) {
        assertThrows(JsonException.class, () -> new JsonReader(latin.getBytes(ISO_8859_1)).string());
    }

    @Test
    void theReplacementCharacterItselfIsLegal() {
        assertEquals("\uFFFD", reader("\"\uFFFD\"").string());
        assertEquals("\uFFFF\uE000", reader("\"\uFFFF\uE000\"").string());
    }

    @Test
    void aFaultNamesItsByteWithinTheSlice() {
        byte[] json = "xxx{\"a\":!}".getBytes(UTF_8);
        JsonReader in = new JsonReader(json, 3, json.length - 3);
        in.beginObject();
        assertEquals("a", in.nextName());
        JsonException fault = assertThrows(JsonException.class, in::peek);
        assertEquals(5, fault.offset());
        assertEquals("expected a value, found '!' at byte 5", fault.getMessage());
    }

    @Test
    void nothingPastTheSliceIsRead() {
        byte[] json = "123456".getBytes(UTF_8);
        assertEquals(123, new JsonReader(json, 0, 3).number());
        assertThrows(JsonException.class, () -> new JsonReader("\"abc\"".getBytes(UTF_8), 0, 4).string());
        assertThrows(JsonException.class, () -> new JsonReader("true".getBytes(UTF_8), 0, 3).bool());
        assertThrows(JsonException.class, () -> new JsonReader(json, 0, 0).peek());
    }

    @Test
    void aSkippedElementIsASliceOfItsOwn() {
        String json = "[ {\"a\":[1,\"]\\\"}\"]} , 12,\"x\\\\\" , nul, [[]] ]";
        JsonReader in = reader(json);
        in.beginArray();
        String[] wanted = {"{\"a\":[1,\"]\\\"}\"]}", "12", "\"x\\\\\"", "nul", "[[]]"};
        for (String element : wanted) {
            assertTrue(in.nextElement());
            JsonReader.Slice slice = in.skip();
            assertEquals(element, json.substring(slice.offset(), slice.offset() + slice.length()));
        }
        assertFalse(in.nextElement());
        in.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "]", "[", "{\"a\":", "\"abc", "\"abc\\", "[\"", "[1,{}"})
    void whatDoesNotEndCannotBeSkipped(String json) {
        assertThrows(JsonException.class, () -> reader(json).skip());
    }

    @Test
    void shortIntegersAreExact() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String number = Long.toString(random.nextLong() >> random.nextInt(64));
            assertEquals(Double.parseDouble(number), reader(number).number(), number);
        }
    }
}
