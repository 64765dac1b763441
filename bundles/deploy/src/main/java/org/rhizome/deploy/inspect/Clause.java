package org.rhizome.deploy.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clause of a header: {@code path;path;attribute=value;directive:="value"}.
 *
 * @param paths at least one
 * @param attributes by name, which has its type behind a colon unless it is a plain string
 * @param directives by name
 */
record Clause(List<String> paths, Map<String, String> attributes, Map<String, String> directives) {

    private static final Pattern PATH = Pattern.compile("[^\\s\"=:;,\\\\]+");
    private static final Pattern PARAMETER = Pattern.compile(
            "([\\w.-]+)(?::([\\w.]+(?:\\s*<\\s*[\\w.]+\\s*>)?))?\\s*(:?=)\\s*(?:\"([^\"\\\\]*)\"|([^\\s\"\\\\;,]+))");

    /**
     * The clauses of a header.
     *
     * @throws IllegalArgumentException if it is not written as the framework would read it in one way only; the message says where
     */
    static List<Clause> parse(String header) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : split(header, ',')) {
            clauses.add(of(clause));
        }
        return List.copyOf(clauses);
    }

    private static Clause of(String text) {
        List<String> paths = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> directives = new LinkedHashMap<>();
        Set<String> names = new HashSet<>(); // of attributes, without their types
        for (String part : split(text, ';')) {
            Matcher parameter = PARAMETER.matcher(part);
            if (PATH.matcher(part).matches() && attributes.isEmpty() && directives.isEmpty()) {
                paths.add(part);
            } else if (!parameter.matches() || paths.isEmpty() || !put(parameter, attributes, names, directives)) {
                throw new IllegalArgumentException("\"" + part + "\" cannot be understood");
            }
        }
        return new Clause(List.copyOf(paths), Map.copyOf(attributes), Map.copyOf(directives));
    }

    /** Whether it was there for the first time. */
    private static boolean put(Matcher parameter, Map<String, String> attributes, Set<String> names, Map<String, String> directives) {
        String value = parameter.group(4) == null ? parameter.group(5) : parameter.group(4);
        String name = parameter.group(1);
        String type = parameter.group(2) == null || parameter.group(2).equals("String") ? "" : ":" + parameter.group(2).replace(" ", "");
        if (parameter.group(3).equals(":=")) {
            return type.isEmpty() && parameter.group(2) == null && directives.put(name, value) == null;
        }
        return names.add(name) && attributes.put(name + type, value) == null;
    }

    /** Parts between separators that are not in quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
