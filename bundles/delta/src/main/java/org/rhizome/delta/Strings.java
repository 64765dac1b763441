package org.rhizome.delta;

/** What a string must be to become part of a delta. */
final class Strings {

    private Strings() {}

    static String requireUnicode(String what, String value) {
        if (value == null) {
            throw new InvalidDeltaException(what + " must be a string, not null");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
                if (!paired) {
                    throw new InvalidDeltaException(what + " holds a lone surrogate at character " + i + ", which has no UTF-8 form");
                }
                i++;
            }
        }
        return value;
    }

    static String requireNonEmpty(String what, String value) {
        requireUnicode(what, value);
        if (value.isEmpty()) {
            throw new InvalidDeltaException(what + " must not be empty");
        }
        return value;
    }

    /** What someone wrote, for a message: quoted, and cut where it gets long. */
    static String quote(String text) {
        int limit = 60;
        return text.length() <= limit ? '"' + text + '"' : '"' + text.substring(0, limit - 1) + "\u2026\" (" + text.length() + " characters)";
    }
}
