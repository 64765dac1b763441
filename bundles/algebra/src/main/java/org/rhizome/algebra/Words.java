package org.rhizome.algebra;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** How faults speak of words that the language does not know. */
final class Words {

    private static final int TYPO = 2;
    private static final int SHOWN = 60;
    private static final int NAMED = 10;

    private Words() {}

    /** Names the stranger, and either the word that was likely meant or those that are known (SPEC-2 8). */
    static String unknown(String kind, String word, String what, String... known) {
        String fault = "unknown " + kind + " \"" + shortened(word) + "\" in " + what;
        for (String candidate : known) {
            if (distance(shortened(word), candidate) <= TYPO) {
                return fault + ": did you mean \"" + candidate + "\"?";
            }
        }
        return fault + ", which knows " + String.join(", ", known) + "; it may come from a newer version than this node";
    }

    static String shortened(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN) + "...";
    }

    /** A tree as JSON, as much as can be shown. */
    static String json(Object tree) {
        JsonWriter out = new JsonWriter();
        Json.write(tree, out);
        return shortened(new String(out.toByteArray(), StandardCharsets.UTF_8));
    }

    /** Some of the names, as many as can be shown. */
    static String list(Collection<String> names) {
        String shown = names.stream().limit(NAMED).map(Words::shortened).collect(Collectors.joining(", "));
        return shown + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    static String[] tags(Tagged... words) {
        return Arrays.stream(words).map(Tagged::tag).toArray(String[]::new);
    }

    /** Letters to insert, delete or change. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
