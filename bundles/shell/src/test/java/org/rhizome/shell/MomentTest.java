package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MomentTest {

    private static final double JANUARY_31 = 1_769_817_600_000.0;

    @ParameterizedTest
    @CsvSource({"2026-01-31, 0", "2026-01-31T10:00:00Z, 36000000", "2026-01-31T10:00, 36000000", "2026-01-31t10:00:00.5z, 36000500",
        "2026-01-31T10:00:00+01:00, 32400000", "2026-01-31T00:00:00.0005Z, 0.5"})
    void aDateIsItsBeginningAndWithoutAnOffsetUtc(String text, double afterMidnight) {
        assertEquals(JANUARY_31 + afterMidnight, Moment.parse(text).millis());
    }

    @Test
    void aNumberIsMilliseconds() {
        assertEquals(1_750_000_000_000.0, Moment.parse("1750000000000").millis());
        assertEquals(-1.5, Moment.parse("-1.5").millis());
        assertEquals(1e12, Moment.parse("1e12").millis());
        assertEquals("1e+300", Moment.parse("1e300").number());
        assertEquals(2026, Moment.parse("2026").millis(), "not a year: there are milliseconds or whole dates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "2026-02-30", "2026-01", "2026-01-31T24:00", "2026-01-31Z", "NaN", "1e999", "0x10", "1d",
        "١"})
    void anythingElseIsRefusedWithWhatToSay(String text) {
        String refusal = assertThrows(TypeConversionException.class, () -> Moment.parse(text)).getMessage();
        assertTrue(refusal.startsWith("\"" + text + "\" is no time.") && refusal.contains("2026-01-31T10:00:00Z"), refusal);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2.5, -0.5, -1, 1_769_817_600_000.0, 1_769_817_600_000.125, 1_769_817_600_000.3, 999_999_999_999_999.9,
        1e15, -1e300, 1e-9})
    void whatIsShownCanBeAskedFor(double millis) {
        assertEquals(millis, Moment.parse(new Moment(millis).toString()).millis());
        assertEquals(millis, Moment.parse(new Moment(millis).number()).millis());
    }

    @Test
    void isShownAsAUtcTimeWhereThatIsExact() {
        assertEquals("2026-01-31T00:00:00Z", new Moment(JANUARY_31).toString());
        assertEquals("1969-12-31T23:59:59.999500Z", new Moment(-0.5).toString());
        assertEquals("1e-9", new Moment(1e-9).toString());
        assertEquals("1000000000000000", new Moment(1e15).toString());
    }
}
