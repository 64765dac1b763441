package org.rhizome.algebra;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What strings of terms must be, and the order of keys in canonical maps. */
final class Texts {

    /** Keys of canonical maps: by the length of the UTF-8 bytes, then by the bytes. */
    static final Comparator<String> BY_KEY = Texts::compareKeys;

    private Texts() {}

    /** Refuses what has no UTF-8 form: a surrogate without its partner would silently turn into a question mark. */
    static String require(String what, String value) {
        if (value == null) {
            throw new AlgebraException(Fault.SYNTAX, what + " must be a string, not null");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
                if (!paired) {
                    throw new AlgebraException(Fault.SYNTAX,
                            what + " holds a lone surrogate at character " + i + ", which has no UTF-8 form");
                }
                i++;
            }
        }
        return value;
    }

    static List<String> requireAll(String what, List<String> values) {
        values.forEach(value -> require(what, value));
        return List.copyOf(values);
    }

    private static int compareKeys(String left, String right) {
        byte[] a = left.getBytes(StandardCharsets.UTF_8);
        byte[] b = right.getBytes(StandardCharsets.UTF_8);
        return a.length != b.length ? Integer.compare(a.length, b.length) : Arrays.compareUnsigned(a, b);
    }
}
