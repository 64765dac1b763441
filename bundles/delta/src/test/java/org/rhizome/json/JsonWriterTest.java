package org.rhizome.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {

    private static String text(JsonWriter out) {
        return new String(out.toByteArray(), UTF_8);
    }

    @Test
    void commasArePlacedWhereTheyBelong() {
        JsonWriter out = new JsonWriter().beginObject()
                .name("a").beginArray().value(1).value("x").beginArray().endArray().beginObject().endObject().value(true).nullValue().endArray()
                .name("b").raw("{\"raw\":0}".getBytes(UTF_8))
                .name("c").beginObject().name("d").value(false).endObject()
                .endObject();
        assertEquals("{\"a\":[1,\"x\",[],{},true,null],\"b\":{\"raw\":0},\"c\":{\"d\":false}}", text(out));
    }

    @Test
    void linesOfNdjsonAreSeparateTexts() throws IOException {
        JsonWriter out = new JsonWriter();
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            out.beginObject().name("n").value(i).endObject().newline();
            assertEquals(8, out.size());
            out.drainTo(sink);
            assertEquals(0, out.size());
        }
        assertEquals("{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n", sink.toString(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "1, 1", "-1, -1", "0.1, 0.1", "-4.1, -4.1", "123456789, 123456789", "1717977600000, 1717977600000",
        "9007199254740991, 9007199254740991", "9007199254740993, 9007199254740992", "1e20, 100000000000000000000", "1e21, 1e+21", "1.5e300, 1.5e+300",
        "123456789012345680000, 123456789012345680000", "0.000001, 0.000001", "0.0000001, 1e-7", "1.5e-7, 1.5e-7", "5e-324, 5e-324", "1e-323, 1e-323",
        "1.7976931348623157e308, 1.7976931348623157e+308", "5.960464477539063e-8, 5.960464477539063e-8", "0.00001234, 0.00001234", "12345.678, 12345.678",
        "1e23, 1e+23", "2e-323, 2e-323"})
    void aNumberIsWrittenAsEcmaScriptDoes(double number, String text) {
        assertEquals(text, text(new JsonWriter().value(number)));
    }

    @Test
    void aNumberSurvivesTheWayThroughItsText() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            double number = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt() / (double) (1 + random.nextInt(1000));
            if (Double.isFinite(number)) {
                byte[] json = new JsonWriter().value(number).toByteArray();
                assertEquals(number + 0.0, new JsonReader(json).number());
            }
        }
    }

    @Test
    void aStringSurvivesTheWayThroughItsText() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            int[] points = random.ints(random.nextInt(30), 0, random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE).toArray();
            String string = new String(points, 0, points.length);
            byte[] json = new JsonWriter().value(string).toByteArray();
            assertEquals(string, new JsonReader(json).string());
        }
    }

    @Test
    void controlCharactersAreEscaped() {
        assertEquals("\"\\u0000\\u001f\\n\\\"\\\\/\u007f\u00e9\"", text(new JsonWriter().value("\u0000\u001f\n\"\\/\u007f\u00e9")));
    }

    @Test
    void aLoneSurrogateIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new JsonWriter().value("a\udc00"));
        assertThrows(IllegalArgumentException.class, () -> new JsonWriter().name("\ud83d"));
    }

    @Test
    void longTextsMakeTheBufferGrow() {
        String text = "é".repeat(100_000);
        assertEquals("[\"" + text + "\",\"" + text + "\"]", text(new JsonWriter().beginArray().value(text).value(text).endArray()));
    }
}
