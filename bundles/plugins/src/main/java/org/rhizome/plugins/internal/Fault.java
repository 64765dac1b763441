package org.rhizome.plugins.internal;

import java.util.Objects;
import org.rhizome.supervision.Printable;

/** What an extension threw, as text in one line: whoever kept the throwable would keep the extension's classes. */
final class Fault {

    private static final int SHOWN = 500;

    private Fault() {}

    /** Class and message. Does not throw, whatever the throwable does when it is asked. */
    static String text(Throwable thrown) {
        return cut(thrown.getClass().getName() + message(thrown));
    }

    /** The message alone, or the class where there is none. Does not throw either. */
    static String said(Throwable thrown) {
        String message = message(thrown);
        return cut(message.isEmpty() ? thrown.getClass().getName() : message.substring(2));
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : ": " + message;
        } catch (Throwable _) { // it is the extension's code, and what it threw first is what matters
            return ": (it has a message that cannot be read)";
        }
    }

    private static String cut(String text) {
        return Printable.of(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026");
    }

    /** A stand-in that can be kept: the text and the stack of what was thrown. */
    static RuntimeException neutral(String text, Throwable thrown) {
        RuntimeException stand = new IllegalStateException(Objects.requireNonNull(text));
        try {
            stand.setStackTrace(thrown.getStackTrace());
        } catch (Throwable _) { // a throwable that cannot say where it comes from still has its text
            stand.setStackTrace(new StackTraceElement[0]);
        }
        return stand;
    }
}
