package org.rhizome.shell;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Prints views of entities for people. */
final class EntityPrinter {

    private final PrintWriter out;

    EntityPrinter(PrintWriter out) {
        this.out = out;
    }

    /** A row per property. */
    void lossy(Map<?, ?> view) {
        List<List<String>> rows = new ArrayList<>();
        ((Map<?, ?>) view.get("properties")).forEach((name, value) -> rows.add(List.of("  " + text(name), text(value))));
        print(view, rows);
    }

    /** A row per claim, with who made it and when. */
    void lossless(Map<?, ?> view) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<?, ?> property : ((Map<?, ?>) view.get("properties")).entrySet()) {
            String name = "  " + text(property.getKey());
            for (Object delta : (List<?>) property.getValue()) {
                rows.add(row(name, (Map<?, ?>) delta, (String) view.get("id"), property.getKey()));
                name = "";
            }
        }
        print(view, rows);
    }

    private static List<String> row(String name, Map<?, ?> delta, String entity, Object property) {
        Map<?, ?> claims = (Map<?, ?>) delta.get("claims");
        String value = ((List<?>) claims.get("pointers")).stream()
                .map(pointer -> (Map<?, ?>) pointer)
                .filter(pointer -> !files(pointer.get("target"), entity, property))
                .map(pointer -> text(pointer.get("role")) + " " + text(pointer.get("target")))
                .collect(Collectors.joining(", "));
        String id = (String) delta.get("id");
        return List.of(name, value, text(claims.get("author")), time((Double) claims.get("timestamp")), id.substring(0, Math.min(16, id.length())));
    }

    /** Whether it is this pointer that files the delta under the property of the entity. */
    private static boolean files(Object target, String entity, Object property) {
        return target instanceof Map<?, ?> reference && entity.equals(reference.get("id")) && property.equals(reference.get("context"));
    }

    private void print(Map<?, ?> view, List<List<String>> rows) {
        out.println(printable((String) view.get("id")));
        Columns.of(rows).forEach(out::println);
        out.flush();
    }

    private static String time(double timestamp) {
        return Math.abs(timestamp) < 1e15 ? Instant.ofEpochMilli((long) timestamp).toString() : text(timestamp);
    }

    /** A value on one line: references by the id they name, lists by commas, objects as JSON. */
    static String text(Object value) {
        return switch (value) {
            case String text -> printable(text);
            case Map<?, ?> reference when reference.get("id") instanceof String id -> printable(id);
            case Map<?, ?> reference when reference.get("delta") instanceof String id -> "delta " + id;
            case List<?> values -> values.stream().map(EntityPrinter::text).collect(Collectors.joining(", "));
            default -> json(value);
        };
    }

    private static String json(Object value) {
        JsonWriter out = new JsonWriter();
        Json.write(value, out);
        return printable(new String(out.toByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Deltas come from anyone: nothing in them may steer the terminal. */
    static String printable(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
