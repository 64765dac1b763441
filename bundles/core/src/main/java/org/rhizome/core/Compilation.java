package org.rhizome.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.rhizome.delta.DeltaId;
import org.rhizome.gate.Generation;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;

/** Views ready to run, kept as long as their definition and the resolvers stay the same. */
final class Compilation {

    private static final int KEPT = 1_000;

    private final Catalog catalog;
    private final Breaker breaker;
    private final ViewGuard guard;
    private final Watches watches;
    private final AtomicLong newest = new AtomicLong(-1);
    private final Cache<Key, CompiledView> views = Caffeine.newBuilder().executor(Runnable::run).maximumSize(KEPT).build();

    Compilation(Catalog catalog, Breaker breaker, ViewGuard guard, Watches watches) {
        this.catalog = catalog;
        this.breaker = breaker;
        this.guard = guard;
        this.watches = watches;
    }

    private record Key(long generation, Optional<DeltaId> definition, ResolverChoice choice) {}

    CompiledView of(Reading reading, Generation generation) {
        letGo(generation.number());
        Optional<Catalog.Defined> defined = reading.view().map(catalog::require);
        Key key = new Key(generation.number(), defined.map(it -> it.info().version()), reading.choice());
        CompiledView known = views.getIfPresent(key);
        if (known != null && !breaker.isAnyOpen()) {
            return known;
        }
        Definition definition = defined.map(Catalog.Defined::definition)
                .orElseGet(() -> new Definition("", new TreeMap<>(), Rule.ByResolver.of(reading.choice().all())));
        CompiledView compiled = compile(definition, reading.choice(), generation);
        if (!compiled.substitutes().isEmpty()) {
            return compiled; // for as long as the resolver is given a rest
        }
        return views.asMap().merge(key, compiled, (first, second) -> first); // views are the same only as objects
    }

    /** Nothing of a resolver that was replaced is held on to. */
    private void letGo(long generation) {
        long last = newest.get();
        if (generation > last && newest.compareAndSet(last, generation)) {
            views.asMap().keySet().removeIf(key -> key.generation < generation);
            watches.forgetBefore(generation);
        }
    }

    /** Compiles under guard, as resolvers are asked what they need. */
    CompiledView compile(Definition definition, ResolverChoice choice, Generation generation) {
        Map<String, Object> services = new HashMap<>();
        Stream.concat(definition.resolvers(), choice.byProperty().values().stream()).forEach(name ->
                generation.resolver(name).ifPresent(installed -> services.put(name, installed.service())));
        return guard.run(definition, services, running -> new ViewCompiler(generation, breaker, running).compile(definition, choice));
    }
}
