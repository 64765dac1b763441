package org.rhizome.resolver.debianversion;

/**
 * The order of upstream versions and revisions: alternately the longest run of non-digits, then the longest run of digits. Among
 * non-digits a tilde sorts before everything, even the end; then the end; then letters; then the rest. Digits compare as numbers.
 */
final class VersionPart {

    private final String text;
    private int at;

    private VersionPart(String text) {
        this.text = text;
    }

    static int compare(String left, String right) {
        VersionPart a = new VersionPart(left);
        VersionPart b = new VersionPart(right);
        int order = 0;
        while (order == 0 && (a.more() || b.more())) {
            order = compareNonDigits(a, b);
            if (order == 0) {
                order = compareNumbers(a.number(), b.number());
            }
        }
        return order;
    }

    private static int compareNonDigits(VersionPart a, VersionPart b) {
        while (a.weight() != 0 || b.weight() != 0) {
            int order = Integer.compare(a.weight(), b.weight());
            if (order != 0) {
                return order;
            }
            a.at++;
            b.at++;
        }
        return 0;
    }

    /** Of any length: without leading zeros the longer number is the greater. */
    private static int compareNumbers(String a, String b) {
        int byLength = Integer.compare(a.length(), b.length());
        return byLength != 0 ? byLength : a.compareTo(b);
    }

    private boolean more() {
        return at < text.length();
    }

    private boolean atDigit() {
        return more() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Where the next character stands among non-digits; 0 where the run ends. */
    private int weight() {
        if (!more() || atDigit()) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        return letter ? c : c + 256;
    }

    /** Takes the run of digits that comes next, without its leading zeros. */
    private String number() {
        while (atDigit() && text.charAt(at) == '0') {
            at++;
        }
        int from = at;
        while (atDigit()) {
            at++;
        }
        return text.substring(from, at);
    }
}
