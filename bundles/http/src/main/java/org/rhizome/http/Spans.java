package org.rhizome.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as clients write them: 500ms, 10s, 2m. */
final class Spans {

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private Spans() {}

    /** Empty when the text is none. */
    static Optional<Duration> parse(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(span.group(1));
        return Optional.of(switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        });
    }

    /** As {@link #parse} reads it. */
    static String text(Duration duration) {
        return duration.toMillisPart() != 0 ? duration.toMillis() + "ms"
                : duration.toSecondsPart() != 0 || duration.isZero() ? duration.toSeconds() + "s" : duration.toMinutes() + "m";
    }
}
