package org.rhizome.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as a tree of {@link Map} (in the order written), {@link List}, {@link String}, {@link Double}, {@link Boolean} and null.
 */
public final class Json {

    private Json() {}

    /**
     * Strictly parses a whole text. The tree cannot be modified.
     *
     * @throws JsonException with the byte offset, if the text is not strict JSON, repeats a key or is nested deeper than
     *     {@link JsonReader#MAX_DEPTH}
     */
    public static Object parse(byte[] utf8) {
        return parse(utf8, JsonReader.MAX_DEPTH);
    }

    /** As {@link #parse(byte[])}, but nested at most {@code maxDepth} deep. */
    public static Object parse(byte[] utf8, int maxDepth) {
        JsonReader in = new JsonReader(utf8, 0, utf8.length, maxDepth);
        Object tree = read(in);
        in.end();
        return tree;
    }

    /** Reads the next value of {@code in} as a tree, as {@link #parse} does. */
    public static Object read(JsonReader in) {
        return switch (in.peek()) {
            case OBJECT -> object(in);
            case ARRAY -> array(in);
            case STRING -> in.string();
            case NUMBER -> in.number();
            case BOOLEAN -> in.bool();
            case NULL -> {
                in.nullValue();
                yield null;
            }
        };
    }

    private static Map<String, Object> object(JsonReader in) {
        Map<String, Object> members = new LinkedHashMap<>();
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (members.containsKey(name)) {
                throw in.fault("duplicate key \"" + (name.length() > 60 ? name.substring(0, 60) + "\u2026" : name) + '"');
            }
            members.put(name, read(in));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<Object> array(JsonReader in) {
        List<Object> elements = new ArrayList<>();
        in.beginArray();
        while (in.nextElement()) {
            elements.add(read(in));
        }
        return Collections.unmodifiableList(elements);
    }

    /**
     * Writes a tree of the types that {@link #parse} returns; any {@link Number} is written as a double.
     *
     * @throws IllegalArgumentException for any other type, and for a long that no double equals
     */
    public static void write(Object tree, JsonWriter out) {
        switch (tree) {
            case null -> out.nullValue();
            case String text -> out.value(text);
            case Boolean flag -> out.value(flag.booleanValue());
            case Number number -> out.value(exact(number));
            case Map<?, ?> members -> writeObject(members, out);
            case Iterable<?> elements -> writeArray(elements, out);
            default -> throw new IllegalArgumentException("not JSON: " + tree.getClass().getName());
        }
    }

    private static double exact(Number number) {
        double value = number.doubleValue();
        if (number instanceof Long whole && ((long) value != whole || value == 0x1p63)) {
            throw new IllegalArgumentException("no double equals " + whole);
        }
        return value;
    }

    private static void writeObject(Map<?, ?> members, JsonWriter out) {
        out.beginObject();
        members.forEach((name, value) -> write(value, out.name((String) name)));
        out.endObject();
    }

    private static void writeArray(Iterable<?> elements, JsonWriter out) {
        out.beginArray();
        elements.forEach(element -> write(element, out));
        out.endArray();
    }
}
