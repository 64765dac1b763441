package org.rhizome.shell;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A length of time as people write it: 500ms, 30s, 2m. What {@link #toString} gives, {@link #parse} and every node take. */
record Span(Duration duration) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m)");

    static Span parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new CommandLine.TypeConversionException("\"" + text + "\" is no length of time. Say, for example, 500ms, 30s or 2m.");
        }
        long count = Long.parseLong(parts.group(1));
        return new Span(switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        });
    }

    @Override
    public String toString() {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
