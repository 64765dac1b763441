package org.rhizome.resolver.debianversion;

import java.util.Random;

/** Versions from a small alphabet, so that they often agree for a while. */
final class RandomVersions {

    private static final String UPSTREAM = "0011279aZz~~+..-";
    private static final String REVISION = "0129ab~+.";

    private RandomVersions() {}

    static String next(Random random) {
        String epoch = random.nextInt(4) == 0 ? random.nextInt(3) + ":" : "";
        String upstream = random.nextInt(3) + some(random, epoch.isEmpty() ? UPSTREAM : UPSTREAM + ":", 5);
        boolean needsRevision = upstream.contains("-");
        String revision = needsRevision || random.nextBoolean() ? "-" + random.nextInt(2) + some(random, REVISION, 3) : "";
        return epoch + upstream + revision;
    }

    private static String some(Random random, String alphabet, int upTo) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(upTo + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
