package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arithmetic against that of the JDK. */
class FieldElementTest {

    private static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    private static FieldElement element(BigInteger number) {
        return FieldElement.ofBytes(bytes(number), 0);
    }

    /** Numbers at the edges of the limbs and of p, and random ones. */
    private static List<BigInteger> numbers() {
        List<BigInteger> numbers = new ArrayList<>();
        for (int shift : new int[] {0, 1, 50, 51, 52, 102, 153, 204, 254, 255}) {
            for (int offset = -20; offset <= 20; offset++) {
                BigInteger number = BigInteger.ONE.shiftLeft(shift).add(BigInteger.valueOf(offset));
                if (number.signum() >= 0 && number.bitLength() <= 255) {
                    numbers.add(number);
                }
            }
        }
        Random random = new Random(51);
        for (int i = 0; i < 300; i++) {
            numbers.add(new BigInteger(255, random));
        }
        return numbers;
    }

    @Test
    void everyResultIsThatOfPlainArithmetic() {
        List<BigInteger> numbers = numbers();
        Random random = new Random(52);
        for (BigInteger a : numbers) {
            for (int i = 0; i < 20; i++) {
                BigInteger b = numbers.get(random.nextInt(numbers.size()));
                FieldElement x = element(a);
                FieldElement y = element(b);
                assertArrayEquals(bytes(a.add(b).mod(P)), x.plus(y).toBytes());
                assertArrayEquals(bytes(a.subtract(b).mod(P)), x.minus(y).toBytes());
                assertArrayEquals(bytes(a.multiply(b).mod(P)), x.times(y).toBytes());
                FieldElement sum = x.plus(x).plus(x.minus(y));
                FieldElement difference = y.negated().minus(x).minus(y);
                BigInteger expected = a.multiply(BigInteger.valueOf(3)).subtract(b).multiply(b.negate().subtract(a).subtract(b)).mod(P);
                assertArrayEquals(bytes(expected), sum.times(difference).toBytes());
                assertEquals(a.subtract(b).mod(P).signum() == 0, x.isSame(y));
            }
        }
    }

    @Test
    void squaresAndInversesAreThoseOfPlainArithmetic() {
        for (BigInteger a : numbers()) {
            FieldElement x = element(a);
            assertArrayEquals(bytes(a.multiply(a).mod(P)), x.squared().toBytes());
            assertArrayEquals(bytes(a.modPow(P.subtract(BigInteger.TWO), P)), x.inverted().toBytes());
            assertArrayEquals(bytes(a.modPow(P.subtract(BigInteger.valueOf(5)).shiftRight(3), P)), x.rootPower().toBytes());
            assertEquals(a.mod(P).testBit(0), x.isOdd());
            assertEquals(a.mod(P).signum() == 0, x.isZero());
        }
    }

    @Test
    void signedDigitsAddUpToTheirNumber() {
        Random random = new Random(53);
        for (int i = 0; i < 2000; i++) {
            BigInteger number = new BigInteger(254, random);
            for (int width : new int[] {5, 8}) {
                byte[] digits = SignedDigits.of(bytes(number), width);
                BigInteger sum = BigInteger.ZERO;
                for (int at = digits.length - 1; at >= 0; at--) {
                    sum = sum.shiftLeft(1).add(BigInteger.valueOf(digits[at]));
                    assertTrue(digits[at] == 0 || (digits[at] & 1) == 1 && Math.abs(digits[at]) < 1 << width - 1);
                }
                assertEquals(number, sum);
            }
        }
    }

    @Test
    void pointsFollowTheLawsOfTheirGroup() {
        EdwardsPoint base = EdwardsPoint.BASE;
        assertArrayEquals(Shared.bytes("5866666666666666666666666666666666666666666666666666666666666666"), base.encode());
        EdwardsPoint three = base.twice().plus(base.addend());
        assertArrayEquals(three.encode(), base.plus(base.twice().affineAddend()).encode());
        assertArrayEquals(base.encode(), three.minus(base.addend()).minus(base.addend()).encode());
        assertArrayEquals(EdwardsPoint.IDENTITY.encode(), base.plus(base.negated().addend()).encode());
        assertFalse(base.isOfSmallOrder());
        assertTrue(EdwardsPoint.IDENTITY.isOfSmallOrder());
        assertArrayEquals(three.encode(), EdwardsPoint.decode(three.encode()).encode());
    }
}
