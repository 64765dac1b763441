package org.rhizome.itests.swap;

/** How often a test does what it does: few times in every build, as often as the plan says with the profile {@code soak}. */
final class Soak {

    private Soak() {}

    static int times(int usually, int soaking) {
        return Boolean.getBoolean("rhizome.soak") ? soaking : usually;
    }
}
