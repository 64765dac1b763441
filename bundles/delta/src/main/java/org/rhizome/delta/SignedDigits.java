package org.rhizome.delta;

/** Numbers in width-w non-adjacent form: digits are odd or zero, and a digit that is not zero is followed by at least w - 1 zeros. */
final class SignedDigits {

    static final int COUNT = 256;

    private SignedDigits() {}

    /** The digits of a number below 2^255 in 32 little endian bytes, lowest first, each within ±2^(width-1). */
    static byte[] of(byte[] number, int width) {
        byte[] digits = new byte[COUNT];
        int span = 1 << width;
        int carry = 0;
        int at = 0;
        while (at < COUNT) {
            int window = carry + (bits(number, at) & span - 1);
            if ((window & 1) == 0) {
                at++;
                continue;
            }
            carry = window < span / 2 ? 0 : 1;
            digits[at] = (byte) (window - carry * span);
            at += width;
        }
        return digits;
    }

    /** At least 9 bits from bit {@code at} on. */
    private static int bits(byte[] number, int at) {
        int index = at >> 3;
        int low = number[index] & 0xff;
        int high = index + 1 < number.length ? number[index + 1] & 0xff : 0;
        return (high << 8 | low) >> (at & 7);
    }
}
