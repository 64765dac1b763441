package org.rhizome.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one sentence of a stack trace: what the outermost and the innermost exception say. */
final class FailureText {

    private static final Pattern HEAD = Pattern.compile("(?:Caused by: )?(?:[\\w$]+\\.)+[\\w$]+(?:: (.+))?");

    private FailureText() {}

    static String sentence(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return sentence(text.toString());
    }

    /** @param trace as {@link Throwable#printStackTrace()} writes it */
    static String sentence(String trace) {
        List<String> lines = trace.lines().toList();
        if (lines.isEmpty()) {
            return "no reason given";
        }
        List<String> heads = lines.stream().filter(line -> line.equals(lines.getFirst()) || line.startsWith("Caused by: ")).toList();
        List<String> messages = heads.stream().map(FailureText::message).flatMap(Optional::stream).toList();
        String outer = messages.isEmpty() ? heads.getLast() : messages.getFirst();
        String inner = messages.isEmpty() ? outer : messages.getLast();
        String both = outer.contains(inner) ? outer : outer + ": " + inner;
        return trace.contains("java.net.BindException")
                ? both + ". Stop what uses that address, or choose another with --http HOST:PORT (port 0 picks a free one)" : both;
    }

    /** What stands after the name of the exception; wrappers such as InvocationTargetException say nothing. */
    private static Optional<String> message(String line) {
        Matcher head = HEAD.matcher(line);
        return head.matches() ? Optional.ofNullable(head.group(1)) : Optional.of(line);
    }
}
