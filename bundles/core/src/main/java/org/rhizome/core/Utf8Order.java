package org.rhizome.core;

import java.util.Comparator;

/** Strings by their UTF-8 bytes, which is the order of their code points; it differs from Java's where surrogates meet U+E000 to U+FFFF. */
final class Utf8Order {

    static final Comparator<String> COMPARATOR = Utf8Order::compare;

    private Utf8Order() {}

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                int bySurrogate = Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
                return bySurrogate != 0 ? bySurrogate : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
