package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void showsPartRateAndTimeLeft() {
        assertEquals("importing [######------------------]  25 %  25,000 claims  1,000/s  1:15 left", line(25_000, 0.25, 1000));
        assertEquals("importing [########################] 100 %  10 claims  1/s  0:00 left", line(10, 1, 1));
        assertEquals("importing [------------------------]   1 %  100 claims  1/s  2:45:00 left", line(100, 0.01, 1));
    }

    @Test
    void showsWhatIsKnown() {
        assertEquals("importing  1,234,567 claims  60,000/s", line(1_234_567, Double.NaN, 60_000));
        assertEquals("importing [------------------------]   0 %  0 claims  0/s", line(0, 0, 0));
    }

    private static String line(long count, double fraction, double perSecond) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            return new ProgressLine("importing", "claims", count, fraction, perSecond).toString();
        } finally {
            Locale.setDefault(before);
        }
    }
}
