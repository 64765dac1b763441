package org.rhizome.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.rhizome.supervision.Printable;

/** What extensions throw, in words. Such a throwable is of a class that is to go away, and its methods may themselves throw. */
final class Described {

    private static final int LONGEST = 1_000;
    private static final int LONGEST_TRACE = 8_000;

    private Described() {}

    /** In a line, whatever the throwable says. */
    static String line(Throwable thrown) {
        try {
            return Printable.of(shortened(thrown.toString(), LONGEST));
        } catch (Throwable broken) {
            return thrown.getClass().getName() + ", which does not say what it is";
        }
    }

    /** What an exception says by itself. */
    static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? thrown.getClass().getSimpleName() : shortened(message, LONGEST);
        } catch (Throwable broken) {
            return line(thrown);
        }
    }

    /** With where it was thrown; of several lines, which begin as the throwable likes. */
    static String trace(Throwable thrown) {
        try {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return shortened(text.toString().stripTrailing(), LONGEST_TRACE);
        } catch (Throwable broken) {
            return line(thrown);
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
