package org.rhizome.signing;

/**
 * How large a jar may be.
 *
 * @param bytes of the file
 * @param unpacked bytes of all its entries together, counted while they are unpacked
 * @param entries how many
 * @param ratio of unpacked bytes to those of the file, above {@value #RATIO_FROM} unpacked bytes
 */
public record JarLimits(long bytes, long unpacked, int entries, int ratio) {

    /** A jar that unpacks to less is not called a bomb, however small the file is. */
    public static final long RATIO_FROM = 8 << 20;

    /** 64 MiB, 256 MiB unpacked, 20,000 entries, 100 times the file. */
    public static final JarLimits DEFAULTS = new JarLimits(64 << 20, 256 << 20, 20_000, 100);

    private static final int MEBI = 20;

    String refusal(long size) {
        return "The file has " + size + " bytes, and a jar may have " + bytes + " (" + (bytes >> MEBI)
                + " MiB) at most: leave out of it what is not code of its own.";
    }
}
