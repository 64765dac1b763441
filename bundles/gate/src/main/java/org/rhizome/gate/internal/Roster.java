package org.rhizome.gate.internal;

import static org.rhizome.gate.GateControl.AUTOMATIC;
import static org.rhizome.gate.GateControl.NOTHING;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.gate.GateControl.Offered;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;

/**
 * All offers there are, by service, what was chosen to serve, and the generation they make. A service is taken out by its own id, so a
 * departing service can never take its successor with it, in whatever order the two events come. Not safe for threads.
 */
final class Roster {

    private final Map<Long, Offer> offers = new HashMap<>();
    private final Map<String, Long> chosen = new HashMap<>();

    /** Adds an offer, or replaces the one of the same service. */
    void put(Offer offer) {
        offers.put(offer.serviceId(), offer);
    }

    void remove(long serviceId) {
        offers.remove(serviceId);
    }

    void choose(Map<String, Long> bundles) {
        chosen.putAll(bundles);
        chosen.values().removeIf(bundle -> bundle == AUTOMATIC);
    }

    /** What is served now. */
    Generation generation(long number) {
        return generation(number, chosen);
    }

    /** What would be served after {@link #choose}. */
    Generation preview(long number, Map<String, Long> bundles) {
        Map<String, Long> then = new HashMap<>(chosen);
        then.putAll(bundles);
        return generation(number, then);
    }

    List<Offered> offered(long bundle) {
        return offers.values().stream().filter(offer -> offer.bundleId() == bundle)
                .map(offer -> new Offered(offer.kind().label(), offer.name()))
                .sorted(Comparator.comparing(Offered::type).thenComparing(Offered::name)).toList();
    }

    /** The bundle that serves an extension, or {@link org.rhizome.gate.GateControl#NOTHING}. */
    long serving(String extension) {
        Long choice = chosen.get(extension);
        return choice != null ? choice : offers.values().stream().filter(offer -> !offer.staged() && offer.extension().equals(extension))
                .max(Comparator.naturalOrder()).map(Offer::bundleId).orElse(NOTHING);
    }

    /** The bundle whose service this very object is. */
    OptionalLong bundleOf(Object service) {
        return offers.values().stream().filter(offer -> offer.installed().service() == service).mapToLong(Offer::bundleId).findFirst();
    }

    private Generation generation(long number, Map<String, Long> choice) {
        Map<Kind, Map<String, Offer>> best = new EnumMap<>(Kind.class);
        for (Offer offer : offers.values()) {
            if (serves(offer, choice.getOrDefault(offer.extension(), AUTOMATIC))) {
                best.computeIfAbsent(offer.kind(), kind -> new HashMap<>())
                        .merge(offer.name(), offer, (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        return new Generation(number, of(best, Kind.RESOLVER), of(best, Kind.VIEW), of(best, Kind.PLUGIN), of(best, Kind.ENDPOINT));
    }

    private static boolean serves(Offer offer, long choice) {
        return choice == AUTOMATIC ? !offer.staged() : choice == offer.bundleId();
    }

    @SuppressWarnings("unchecked") // services are registered under the type of their kind
    private static <T> SortedMap<String, Installed<T>> of(Map<Kind, Map<String, Offer>> best, Kind kind) {
        SortedMap<String, Installed<T>> installed = new TreeMap<>();
        best.getOrDefault(kind, Map.of()).forEach((name, offer) -> installed.put(name, (Installed<T>) offer.installed()));
        return Collections.unmodifiableSortedMap(installed);
    }
}
