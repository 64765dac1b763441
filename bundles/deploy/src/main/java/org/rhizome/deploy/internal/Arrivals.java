package org.rhizome.deploy.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rhizome.gate.Gate.GenerationListener;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;

/** Since which generation each extension serves as it does. Keeps nothing of the extensions themselves. */
final class Arrivals implements GenerationListener {

    private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

    /**
     * When what serves came.
     *
     * @param services tells the objects that serve apart from others
     * @param generation in which they came
     * @param at when, milliseconds since 1970
     */
    record Arrival(int services, long generation, long at) {}

    @Override
    public void changed(Generation generation) {
        Map<String, Integer> now = new HashMap<>();
        installed(generation).forEach(each -> now.merge(each.bundle(), System.identityHashCode(each.service()), (one, other) -> 31 * one + other));
        arrivals.keySet().retainAll(now.keySet());
        now.forEach((extension, services) -> arrivals.merge(
                extension, new Arrival(services, generation.number(), System.currentTimeMillis()),
                (before, after) -> before.services == after.services ? before : after));
    }

    private static Stream<Installed<?>> installed(Generation generation) {
        return Stream.of(generation.resolvers(), generation.views(), generation.plugins(), generation.endpoints())
                .flatMap(kind -> kind.values().stream());
    }

    Optional<Arrival> of(String extension) {
        return Optional.ofNullable(arrivals.get(extension));
    }
}
