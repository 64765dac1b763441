package org.rhizome.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * A time as deltas tell it. What {@link #toString} gives, {@link #parse} takes.
 *
 * @param millis since 1970, finite; fractions are possible
 */
record Moment(double millis) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendLiteral('T').append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendOffsetId()
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Beyond this the calendar says nothing to people. */
    private static final double FAR = 1e15;

    /** Milliseconds, or a date or time of ISO 8601; a date is its beginning, and without an offset it is UTC. */
    static Moment parse(String text) {
        return new Moment(NUMBER.matcher(text).matches() ? number(text) : millis(instant(text)));
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw wrong(text);
        }
        return number;
    }

    private static Instant instant(String text) {
        try {
            TemporalAccessor time = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (time) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                default -> LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
            };
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static CommandLine.TypeConversionException wrong(String text) {
        return new CommandLine.TypeConversionException("\"" + text + "\" is no time. Say milliseconds since 1970, or a date or time such as"
                + " 2026-01-31 or 2026-01-31T10:00:00Z.");
    }

    private static double millis(Instant instant) {
        BigDecimal seconds = BigDecimal.valueOf(instant.getEpochSecond());
        return seconds.scaleByPowerOfTen(3).add(BigDecimal.valueOf(instant.getNano(), 6)).doubleValue();
    }

    /** In UTC where that is exact, else in milliseconds. */
    @Override
    public String toString() {
        if (Math.abs(millis) < FAR) {
            BigDecimal seconds = new BigDecimal(millis).scaleByPowerOfTen(-3);
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
            BigDecimal nanos = seconds.subtract(BigDecimal.valueOf(whole)).scaleByPowerOfTen(9).setScale(0, RoundingMode.HALF_EVEN);
            Instant instant = Instant.ofEpochSecond(whole, nanos.longValueExact());
            if (millis(instant) == millis) {
                return instant.toString();
            }
        }
        return number();
    }

    /** The milliseconds as the node takes them. */
    String number() {
        return JsonText.of(millis);
    }
}
