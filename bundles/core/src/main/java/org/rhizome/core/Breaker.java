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
 * Gives resolvers that fail a rest: while it is open for one, views do without it. After the pause one request tries it; whether that
 * succeeds or fails decides for all. A service that replaces another under the same name starts afresh. Only resolvers that failed lately
 * take any room or time here.
 */
final class Breaker {

    private static final int MOST = 1_000;

    private final BreakerSettings settings;
    private final InstantSource clock;
    private final ConcurrentHashMap<ServiceKey, BreakerState> failing = new ConcurrentHashMap<>();

    Breaker(BreakerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether any resolver is or was being given a rest and has not succeeded since. */
    boolean isAnyOpen() {
        return !failing.isEmpty() && failing.values().stream().anyMatch(state -> state.phase() != Phase.CLOSED);
    }

    /**
     * Why the resolver must not be asked, for people; empty when it may be. Whoever gets the first empty answer after a pause is the one
     * who tries: if it does not tell how that ended, another may after the same time again.
     */
    Optional<String> open(String resolver, Object service) {
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        ServiceKey key = new ServiceKey(resolver, service);
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
    void succeeded(String resolver, Object service) {
        if (!failing.isEmpty()) {
            failing.computeIfPresent(new ServiceKey(resolver, service), (key, state) -> state.phase() == Phase.OPEN ? state : null);
        }
    }

    /** The resolver failed. */
    void failed(String resolver, Object service, ResolverFailedException failure) {
        forgetReplaced();
        Instant until = clock.instant().plus(settings.pause());
        int most = failure.getCause() instanceof ResolverTimeout ? 1 : settings.failures();
        failing.compute(new ServiceKey(resolver, service),
                (key, state) -> (state == null ? BreakerState.NONE : state).failed(resolver, failure, most, until));
    }

    private void forgetReplaced() {
        failing.keySet().removeIf(ServiceKey::isGone);
        if (failing.size() >= MOST) {
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
