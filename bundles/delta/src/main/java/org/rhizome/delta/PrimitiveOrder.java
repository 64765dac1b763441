package org.rhizome.delta;

final class PrimitiveOrder {

    private PrimitiveOrder() {}

    static int compare(Primitive left, Primitive right) {
        if (left instanceof Bool a && right instanceof Bool b) {
            return Boolean.compare(a.value(), b.value());
        }
        if (left instanceof Num a && right instanceof Num b) {
            return Double.compare(a.value(), b.value());
        }
        if (left instanceof Text a && right instanceof Text b) {
            return compareUtf8(a.value(), b.value());
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static int rank(Primitive primitive) {
        return switch (primitive) {
            case Bool ignored -> 0;
            case Num ignored -> 1;
            case Text ignored -> 2;
        };
    }

    /** UTF-8 byte order is code point order; UTF-16 order differs where surrogates meet U+E000 to U+FFFF. */
    static int compareUtf8(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
