package org.rhizome.gate.internal;

import java.util.Comparator;
import org.osgi.framework.Version;
import org.rhizome.gate.Installed;

/**
 * A service that may be published under its name.
 *
 * @param kind of service
 * @param installed what a generation shows of it
 * @param version of its bundle
 * @param ranking of its service
 * @param serviceId tells services apart; the lower is the older
 * @param bundleId of its bundle
 * @param staged whether it waits to be published
 */
record Offer(Kind kind, Installed<?> installed, Version version, int ranking, long serviceId, long bundleId, boolean staged)
        implements Comparable<Offer> {

    private static final Comparator<Offer> BEST_LAST = Comparator.comparing(Offer::version)
            .thenComparingInt(Offer::ranking)
            .thenComparing(Comparator.comparingLong(Offer::serviceId).reversed());

    String name() {
        return installed.name();
    }

    String extension() {
        return installed.bundle();
    }

    /** Of two with the same name the higher bundle version wins, then the higher ranking, then the older service. */
    @Override
    public int compareTo(Offer other) {
        return BEST_LAST.compare(this, other);
    }
}
