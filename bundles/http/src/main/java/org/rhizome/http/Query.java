package org.rhizome.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The query parameters of a request. Every name must be known and given once: a typing error is an answer, not a silence. */
final class Query {

    static final Query EMPTY = new Query(Map.of());

    /** Stands for every name, or at the end of a name for every one with that beginning. */
    static final String ANY = "*";

    /** Nothing longer: exact doubles need fewer digits. */
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,400})(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,9})?");

    /** Decoded name to value as written. */
    private final Map<String, String> raw;

    private Query(Map<String, String> raw) {
        this.raw = raw;
    }

    /**
     * @param text what follows the question mark, null when there is none
     * @throws Problem 400 naming the parameter that is unknown or repeated
     */
    static Query parse(String text, Set<String> allowed) {
        if (text == null || text.isEmpty()) {
            return EMPTY;
        }
        Map<String, String> raw = new LinkedHashMap<>();
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            if (end > from) {
                add(raw, text.substring(from, end), allowed);
            }
            from = end + 1;
        }
        return new Query(raw);
    }

    /** All parameters, each with its values in order, whatever they are called. */
    static SortedMap<String, List<String>> all(String text) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        for (String part : text == null ? new String[0] : text.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = Percent.decodeQuery(equals < 0 ? part : part.substring(0, equals));
                values.computeIfAbsent(name, unseen -> new ArrayList<>())
                        .add(equals < 0 ? "" : Percent.decodeQuery(part.substring(equals + 1)));
            }
        }
        return Collections.unmodifiableSortedMap(values);
    }

    private static void add(Map<String, String> raw, String part, Set<String> allowed) {
        int equals = part.indexOf('=');
        String name = Percent.decodeQuery(equals < 0 ? part : part.substring(0, equals));
        if (!isAllowed(name, allowed)) {
            throw unknown(name, allowed);
        }
        if (raw.put(name, equals < 0 ? "" : part.substring(equals + 1)) != null) {
            throw Problem.badRequest("the parameter \"" + Percent.printable(name) + "\" is given more than once");
        }
    }

    private static boolean isAllowed(String name, Set<String> allowed) {
        if (allowed.contains(name)) {
            return !name.endsWith(ANY) || allowed.contains(ANY);
        }
        if (allowed.contains(ANY)) {
            return true;
        }
        int dot = name.indexOf('.');
        return dot >= 0 && dot + 1 < name.length() && allowed.contains(name.substring(0, dot + 1) + ANY);
    }

    private static Problem unknown(String name, Set<String> allowed) {
        return Problem.badRequest("there is no parameter \"" + Percent.printable(name) + "\" here; " + known(allowed));
    }

    private static String known(Set<String> allowed) {
        return allowed.isEmpty() ? "this address takes none" : "allowed are " + String.join(", ", new TreeSet<>(allowed));
    }

    boolean has(String name) {
        return raw.containsKey(name);
    }

    Set<String> names() {
        return raw.keySet();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(raw.get(name)).map(Percent::decodeQuery);
    }

    /** Comma separated values; a comma within a value is written %2C. Empty when the parameter is absent. */
    List<String> list(String name) {
        String value = raw.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            values.add(Percent.decodeQuery(part));
        }
        return values;
    }

    boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badRequest("the parameter \"" + name + "\" must be true or false");
        };
    }

    /** A number from 0, or {@code otherwise} when the parameter is absent. */
    long number(String name, long otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        boolean digits = !text.get().isEmpty() && text.get().length() <= 18 && text.get().chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw Problem.badRequest("the parameter \"" + name + "\" must be a whole number from 0, not " + Percent.printable(text.get()));
        }
        return Long.parseLong(text.get());
    }

    /** A finite number as JSON spells it, if the parameter is there. */
    OptionalDouble decimal(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = DECIMAL.matcher(text.get()).matches() ? Double.parseDouble(text.get()) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw Problem.badRequest("the parameter \"" + name + "\" must be a finite number such as 1750000000000, -1.5 or 1e12, not \""
                    + Percent.printable(text.get()) + "\"");
        }
        return OptionalDouble.of(number);
    }

    /**
     * A time such as 500ms, 10s or 2m, or {@code otherwise} when the parameter is absent.
     *
     * @throws Problem 400 if it is none, or longer than {@code most}
     */
    Duration duration(String name, Duration otherwise, Duration most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Duration duration = Spans.parse(text.get()).orElseThrow(() -> Problem.badRequest("the parameter \"" + name
                + "\" must be a duration such as 500ms, 2s or 5m, not " + Percent.printable(text.get())));
        if (duration.compareTo(most) > 0) {
            throw Problem.badRequest("the parameter \"" + name + "\" may be " + Spans.text(most) + " at most, not " + Spans.text(duration));
        }
        return duration;
    }

    /** How many to list: at least one, at most {@code cap}, whatever is asked for. */
    int limit(int otherwise, int cap) {
        long wanted = number("limit", otherwise);
        if (wanted == 0) {
            throw Problem.badRequest("the parameter \"limit\" must be at least 1");
        }
        return (int) Math.min(wanted, cap);
    }
}
