package org.rhizome.json;

import java.nio.charset.StandardCharsets;

/** The JSON number grammar over bytes. */
record JsonNumber(double value, int end) {

    /** Integers of so many digits are exact in a long and, being below 2^53, in a double. */
    private static final int EXACT_DIGITS = 15;

    /** The number that starts at {@code from}, or null if none does. */
    static JsonNumber scan(byte[] json, int from, int end) {
        boolean negative = from < end && json[from] == '-';
        int digits = negative ? from + 1 : from;
        long integer = 0;
        int at = digits;
        while (at < end && isDigit(json[at])) {
            integer = 10 * integer + (json[at++] - '0');
        }
        if (at == digits || json[digits] == '0' && at > digits + 1) {
            return null;
        }
        boolean whole = at == end || json[at] != '.' && json[at] != 'e' && json[at] != 'E';
        if (whole && at - digits <= EXACT_DIGITS) {
            return new JsonNumber(negative ? -(double) integer : integer, at);
        }
        int stop = whole ? at : tail(json, at, end);
        return stop < 0 ? null : new JsonNumber(parse(json, from, stop), stop);
    }

    /** The end of the fraction and exponent that start at {@code at}, or -1. */
    private static int tail(byte[] json, int at, int end) {
        int next = at;
        if (json[next] == '.') {
            next = digits(json, next + 1, end);
        }
        if (next >= 0 && next < end && (json[next] == 'e' || json[next] == 'E')) {
            boolean signed = next + 1 < end && (json[next + 1] == '+' || json[next + 1] == '-');
            next = digits(json, signed ? next + 2 : next + 1, end);
        }
        return next;
    }

    private static int digits(byte[] json, int from, int end) {
        int at = from;
        while (at < end && isDigit(json[at])) {
            at++;
        }
        return at == from ? -1 : at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static double parse(byte[] json, int from, int to) {
        return Double.parseDouble(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
