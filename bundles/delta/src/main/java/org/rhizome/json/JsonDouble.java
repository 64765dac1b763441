package org.rhizome.json;

/** Doubles as ECMAScript writes them (Number::toString), so that other languages print the same digits. */
final class JsonDouble {

    private JsonDouble() {}

    static String format(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        if (number == 0) {
            return "0";
        }
        String sign = number < 0 ? "-" : "";
        double size = Math.abs(number);
        if (size == Double.MIN_VALUE) {
            return sign + "5e-324"; // Double.toString keeps two digits where one would do, here and for the next
        }
        if (size == 2 * Double.MIN_VALUE) {
            return sign + "1e-323";
        }
        return sign + layout(Double.toString(size));
    }

    /** Rearranges the shortest digits, which the JDK writes as {@code 123.45} or {@code 1.2345E10}. */
    private static String layout(String java) {
        int e = java.indexOf('E');
        String mantissa = e < 0 ? java : java.substring(0, e);
        int dot = mantissa.indexOf('.');
        String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        String leading = all.replaceFirst("^0+", "");
        int point = dot - (all.length() - leading.length()) + (e < 0 ? 0 : Integer.parseInt(java.substring(e + 1)));
        return place(leading.replaceFirst("0+$", ""), point);
    }

    /** The number 0.digits * 10^point. */
    private static String place(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return digits.charAt(0) + (count == 1 ? "" : "." + digits.substring(1)) + exponent;
    }
}
