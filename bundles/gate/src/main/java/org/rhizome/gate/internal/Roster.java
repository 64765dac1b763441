package org.rhizome.gate.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.resolver.Resolver;

/**
 * All offers there are, by service, and the generation they make. A service is taken out by its own id, so a departing service can never
 * take its successor with it, in whatever order the two events come.
 */
final class Roster {

    private final Map<Long, Offer> offers = new HashMap<>();
    private volatile Generation current = new Generation(0, Collections.emptySortedMap());

    Generation current() {
        return current;
    }

    /** Adds an offer, or replaces the one of the same service. */
    synchronized void put(Offer offer) {
        offers.put(offer.serviceId(), offer);
        publish();
    }

    synchronized void remove(long serviceId) {
        offers.remove(serviceId);
        publish();
    }

    private void publish() {
        SortedMap<String, Installed<Resolver<?>>> resolvers = best();
        if (!resolvers.equals(current.resolvers())) {
            current = new Generation(current.number() + 1, resolvers);
        }
    }

    private SortedMap<String, Installed<Resolver<?>>> best() {
        Map<String, Offer> byName = new HashMap<>();
        offers.values().forEach(offer -> byName.merge(offer.name(), offer, (a, b) -> a.compareTo(b) > 0 ? a : b));
        SortedMap<String, Installed<Resolver<?>>> resolvers = new TreeMap<>();
        byName.forEach((name, offer) -> resolvers.put(name, offer.installed()));
        return Collections.unmodifiableSortedMap(resolvers);
    }
}
