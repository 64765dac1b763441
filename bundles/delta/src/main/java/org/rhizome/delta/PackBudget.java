package org.rhizome.delta;

/**
 * What the deltas of a pack may take in all. A pack writes a string once, however often it is used; without a bound, a few megabytes
 * could spell terabytes.
 */
final class PackBudget {

    static final int EXPANSION = 256;

    private static final long ALWAYS = 16 << 20;

    private long left;

    PackBudget(long packLength) {
        left = ALWAYS + EXPANSION * packLength;
    }

    boolean spend(long bytes) {
        left -= bytes;
        return left >= 0;
    }
}
