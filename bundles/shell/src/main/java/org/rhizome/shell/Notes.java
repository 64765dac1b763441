package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What the node adds to its values: where the default decided because the resolver that was asked for kept failing. */
final class Notes {

    /** Stands for all properties that the view has no rule of their own for. */
    private static final String ALL_OTHERS = "*";

    private Notes() {}

    /** A line per note, on stderr, so that the values can be piped on. */
    static void print(Map<?, ?> answer, PrintWriter err) {
        if (answer.get("notes") instanceof List<?> notes) {
            notes.forEach(note -> err.println(sentence((Map<?, ?>) note)));
            err.flush();
        }
    }

    private static String sentence(Map<?, ?> note) {
        Object name = note.get("property");
        String property = ALL_OTHERS.equals(name) ? "all other properties" : "\"" + Terminal.text(name) + "\"";
        return "note: the default decided " + property + " instead of the resolver " + Terminal.text(note.get("resolver")) + ": "
                + Terminal.text(note.get("reason"));
    }
}
