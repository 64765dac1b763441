package org.rhizome.resolver.lastwrite;

import java.math.BigDecimal;

/** Timestamps for people: milliseconds without an exponent, and without a fraction where there is none. */
final class Time {

    private Time() {}

    static String text(double timestamp) {
        return new BigDecimal(Double.toString(timestamp)).stripTrailingZeros().toPlainString();
    }
}
