package org.rhizome.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.rhizome.node.ResolverFailedException;

/**
 * What one piece of guarded work is doing: the work says which resolver it calls, whoever waits for it can look. For one
 * {@link ResolverGuard#run} only. Saying so takes a few nanoseconds: it is done for each claim.
 */
final class Running {

    /** In which resolver, for which property. */
    record Place(String resolver, String property) {}

    private final Object sharer;
    private final Map<String, ?> services;
    private final AtomicReference<Place> place = new AtomicReference<>();
    private final AtomicLong call = new AtomicLong(); // odd within a call of a resolver, even in the host's own code
    private Runaways runaways;
    private volatile boolean givenUp;
    private volatile Optional<Place> placeGivenUp = Optional.empty();

    /**
     * @param sharer whatever the same resolvers are called for, for example a compiled view: equal ones share half of the threads
     * @param services that it may call, by the names under which it announces them
     */
    Running(Object sharer, Map<String, ?> services) {
        this.sharer = sharer;
        this.services = services;
    }

    Object sharer() {
        return sharer;
    }

    /** Null when there is none of that name. */
    Object service(String resolver) {
        return services.get(resolver);
    }

    /** On the thread that does the work, before it does it. */
    void begin(Runaways stuck) {
        runaways = stuck;
    }

    /**
     * The next call goes to that resolver, for that property. What is thrown from now on is its fault, and the time its own.
     *
     * @throws ResolverFailedException if too many threads are stuck, this resolver being one of the causes
     * @throws CancellationException if nobody waits for the work any more
     */
    void enter(String resolver, String property) {
        requireWanted();
        Place last = place.getPlain();
        if (last == null || !last.resolver.equals(resolver) || !last.property.equals(property)) {
            place.setRelease(new Place(resolver, property));
        }
        call.setRelease((call.getPlain() | 1) + 2);
        if (runaways.tooMany()) {
            runaways.refusal(service(resolver)).ifPresent(reason -> {
                throw failed(new ResolverStuck(reason));
            });
        }
    }

    /** Back in the host's own code: what it throws is passed on as it is, and its time does not count. */
    void leave() {
        requireWanted();
        call.setRelease(call.getPlain() + 1 & ~1L);
    }

    private void requireWanted() {
        if (givenUp) {
            throw new CancellationException("nobody waits for this work any more");
        }
    }

    /** Which call of a resolver it is in, another number for each; 0 in the host's own code. */
    long call() {
        long now = call.getAcquire();
        return (now & 1) == 0 ? 0 : now;
    }

    /** The resolver it is in, or was in when it failed or was given up; empty in the host's own code. */
    Optional<Place> place() {
        return givenUp ? placeGivenUp : now();
    }

    private Optional<Place> now() {
        return call() == 0 ? Optional.empty() : Optional.ofNullable(place.getAcquire());
    }

    void giveUp() {
        placeGivenUp = Optional.ofNullable(place.getAcquire()); // even if it came back just now
        givenUp = true;
    }

    /** The failure of the resolver it is in. */
    ResolverFailedException failed(Throwable cause) {
        Place at = place().orElseThrow();
        try {
            return new ResolverFailedException(at.resolver, at.property, cause);
        } catch (Throwable e) { // it asks the throwable for its text, which may be the extension's code again
            String type = cause.getClass().getName();
            return new ResolverFailedException(at.resolver, at.property,
                    new IllegalStateException("it threw a " + type + " without a text"));
        }
    }
}
