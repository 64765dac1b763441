package org.rhizome.gate.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;
import org.rhizome.gate.Shadow;

/** A comparison of the current generation with a candidate. */
final class ShadowRun implements Shadow {

    private final Turnstile turnstile;
    private final Turnstile.Counted candidate;
    private final Set<String> resolvers;
    private final Consumer<Observation> observer;

    ShadowRun(Turnstile turnstile, Generation candidate, Consumer<Observation> observer) {
        this.turnstile = turnstile;
        this.candidate = new Turnstile.Counted(candidate);
        this.resolvers = candidate.resolvers().entrySet().stream()
                .filter(entry -> !Services.same(entry.getValue(), turnstile.current().resolvers().get(entry.getKey())))
                .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
        this.observer = observer;
    }

    @Override
    public Optional<Lease> enter() {
        return turnstile.enter(candidate);
    }

    @Override
    public boolean concerns(Collection<String> names) {
        return names.stream().anyMatch(resolvers::contains);
    }

    @Override
    public void compared(Observation observation) {
        observer.accept(observation);
    }

    /** Nobody computes by the candidate from now on. */
    Counter close() {
        candidate.counter().close();
        return candidate.counter();
    }
}
