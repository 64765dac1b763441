package org.rhizome.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rhizome.core.BreakerState.Phase;
import org.rhizome.node.ResolverFailedException;

/**
 * Gives resolvers that fail a rest: while it is open for one, views do without it. A resolver that fails on one entity rests for that
 * entity, as the fault may lie in the claims; one that fails on several different entities in a row rests for all. After the pause one
 * request tries it; whether that succeeds or fails decides for all others. A service that replaces another under the same name starts afresh. Only resolvers that failed lately
 * take any room or time here.
 */
final class Breaker {

    private static final int MOST = 1_000;
    private static final String ALL = "";

    private final BreakerSettings settings;
    private final InstantSource clock;
    private final ConcurrentHashMap<ServiceKey, BreakerState> failing = new ConcurrentHashMap<>();

    Breaker(BreakerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Why the resolver must not be asked, for people; empty when it may be. Whoever gets the first empty answer after a pause is the one
     * who tries: if it does not tell how that ended, another may after the same time again.
     */
    Optional<String> open(String resolver, Object service, String entity) {
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        return open(new ServiceKey(resolver, name(entity), service)).or(() -> open(new ServiceKey(resolver, ALL, service)));
    }

    /** Apart from what stands for all entities. */
    private static String name(String entity) {
        return ":" + entity;
    }

    private Optional<String> open(ServiceKey key) {
        BreakerState state = failing.get(key);
        if (state == null || state.phase() == Phase.CLOSED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (now.isBefore(state.until())) {
            return Optional.of(state.reason(now));
        }
        BreakerState trying = state.trying(now.plus(settings.pause()));
        return failing.replace(key, state, trying) ? Optional.empty() : Optional.of(trying.reason(now));
    }

    /** The resolver did its work. Of a call that began before the breaker opened this says nothing about what came later. */
    void succeeded(String resolver, Object service, String entity) {
        if (!failing.isEmpty()) {
            failing.computeIfPresent(new ServiceKey(resolver, name(entity), service), Breaker::afterSuccess);
            failing.computeIfPresent(new ServiceKey(resolver, ALL, service), Breaker::afterSuccess);
        }
    }

    private static BreakerState afterSuccess(ServiceKey key, BreakerState state) {
        return state.phase() == Phase.OPEN ? state : null;
    }

    /** The resolver failed on the claims of an entity. */
    void failed(String resolver, Object service, String entity, ResolverFailedException failure) {
        forgetReplaced();
        Instant until = clock.instant().plus(settings.pause());
        int most = failure.getCause() instanceof ResolverTimeout ? 1 : settings.failures();
        failing.compute(new ServiceKey(resolver, name(entity), service),
                (key, state) -> (state == null ? BreakerState.NONE : state).failed(resolver, entity, failure, most, until));
        failing.compute(new ServiceKey(resolver, ALL, service), (key, state) -> state != null && state.isAgain(entity)
                ? state : (state == null ? BreakerState.NONE : state).failed(resolver, entity, failure, settings.failures(), until));
    }

    private void forgetReplaced() {
        failing.keySet().removeIf(ServiceKey::isGone);
        while (failing.size() > MOST - 2) { // a failure makes two entries
            failing.entrySet().stream().min(Map.Entry.comparingByValue(Comparator.comparing(BreakerState::until)))
                    .ifPresent(oldest -> failing.remove(oldest.getKey(), oldest.getValue()));
        }
    }

    /** How many resolvers failed lately. */
    int size() {
        return failing.size();
    }

    /** Seconds, rounded up: at the time said it is over. */
    static long secondsUp(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }
}
