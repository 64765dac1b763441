package org.rhizome.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How parts of the answers of a node look on one line of a terminal. */
final class Terminal {

    private static final int SHORT_ID = 16;
    private static final String KEY = "ed25519:";

    private Terminal() {}

    /** A value: references by the id they name, lists by commas, objects as JSON. */
    static String text(Object value) {
        return switch (value) {
            case String text -> printable(text);
            case Map<?, ?> reference when reference.get("id") instanceof String id -> printable(id);
            case Map<?, ?> reference when reference.get("delta") instanceof String id -> "delta " + printable(id);
            case List<?> values -> values.stream().map(Terminal::text).collect(Collectors.joining(", "));
            case null, default -> printable(JsonText.of(value));
        };
    }

    /** The value of an object that may have none. */
    static String valueOf(Map<?, ?> object) {
        return object.containsKey("value") ? text(object.get("value")) : "(none)";
    }

    static String time(Object timestamp) {
        return new Moment((Double) timestamp).toString();
    }

    /** The beginning of a delta's id: enough to tell it from others. */
    static String shortId(Object id) {
        String text = (String) id;
        return printable(text.substring(0, Math.min(SHORT_ID, text.length())));
    }

    /** Who signed an extension: of a key its beginning. */
    static String signer(Object signer) {
        String text = (String) signer;
        return printable(text.startsWith(KEY) ? text.substring(0, Math.min(KEY.length() + SHORT_ID, text.length())) : text);
    }

    /** Deltas come from anyone: nothing in them may steer the terminal. */
    static String printable(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
