package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints views of entities for people. */
final class EntityPrinter {

    private final PrintWriter out;

    EntityPrinter(PrintWriter out) {
        this.out = out;
    }

    /** A row per property. */
    void lossy(Map<?, ?> view) {
        List<List<String>> rows = new ArrayList<>();
        ((Map<?, ?>) view.get("properties")).forEach((name, value) -> rows.add(List.of("  " + Terminal.text(name), Terminal.text(value))));
        print(view, rows);
    }

    /** A row per claim, with who made it and when. */
    void lossless(Map<?, ?> view) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<?, ?> property : ((Map<?, ?>) view.get("properties")).entrySet()) {
            String name = "  " + Terminal.text(property.getKey());
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
                .map(pointer -> Terminal.text(pointer.get("role")) + " " + Terminal.text(pointer.get("target")))
                .collect(Collectors.joining(", "));
        return List.of(name, value, Terminal.text(claims.get("author")), Terminal.time(claims.get("timestamp")),
                Terminal.shortId(delta.get("id")));
    }

    /** Whether it is this pointer that files the delta under the property of the entity. */
    private static boolean files(Object target, String entity, Object property) {
        return target instanceof Map<?, ?> reference && entity.equals(reference.get("id")) && property.equals(reference.get("context"));
    }

    private void print(Map<?, ?> view, List<List<String>> rows) {
        out.println(Terminal.text(view.get("id")));
        Columns.of(rows).forEach(out::println);
        out.flush();
    }
}
