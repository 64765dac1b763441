package org.rhizome.gate.internal;

import java.util.Comparator;
import org.osgi.framework.Version;
import org.rhizome.gate.Installed;
import org.rhizome.resolver.Resolver;

/**
 * A resolver service that may be published under its name.
 *
 * @param installed what a generation shows of it
 * @param version of its bundle
 * @param ranking of its service
 * @param serviceId tells services apart; the lower is the older
 */
record Offer(Installed<Resolver<?>> installed, Version version, int ranking, long serviceId) implements Comparable<Offer> {

    private static final Comparator<Offer> BEST_LAST = Comparator.comparing(Offer::version)
            .thenComparingInt(Offer::ranking)
            .thenComparing(Comparator.comparingLong(Offer::serviceId).reversed());

    String name() {
        return installed.name();
    }

    /** Of two with the same name the higher bundle version wins, then the higher ranking, then the older service. */
    @Override
    public int compareTo(Offer other) {
        return BEST_LAST.compare(this, other);
    }
}
