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
    private final AtomicLong newest = new AtomicLong(); // candidates have negative numbers, so nothing of them is kept
    private final Cache<Key, CompiledView> views = Caffeine.newBuilder().executor(Runnable::run).maximumSize(KEPT).build();

    Compilation(Catalog catalog, Breaker breaker, ViewGuard guard, Watches watches) {
        this.catalog = catalog;
        this.breaker = breaker;
        this.guard = guard;
        this.watches = watches;
    }

    private record Key(long generation, Optional<DeltaId> definition, ResolverChoice choice) {}

    CompiledView of(Reading reading, Generation generation) {
        Optional<Catalog.Defined> defined = reading.view().map(catalog::require);
        Key key = new Key(generation.number(), defined.map(it -> it.info().version()), reading.choice());
        CompiledView known = views.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Definition definition = defined.map(Catalog.Defined::definition)
                .orElseGet(() -> new Definition("", new TreeMap<>(), Rule.ByResolver.of(reading.choice().all())));
        CompiledView compiled = compile(new CompiledView.Recipe(generation, definition, reading.choice()), Map.of());
        CompiledView kept = views.asMap().merge(key, compiled, (first, second) -> first); // views are the same only as objects
        if (isSuperseded(kept)) {
            views.invalidate(key);
        }
        return kept;
    }

    /** Whether a newer generation of resolvers was seen, so that nothing of this one may be kept. */
    boolean isSuperseded(CompiledView view) {
        return newest.get() > view.generation();
    }

    /**
     * The same view, or where resolvers of it are given a rest for that entity, one in which the default stands in for them. Asked only
     * before they would be called: after the rest, whoever asks first is the one who tries.
     */
    CompiledView withSubstitutes(CompiledView view, String entity) {
        Map<String, String> resting = new HashMap<>();
        view.services().forEach((name, service) -> {
            if (!name.equals(ResolverChoice.DEFAULT)) {
                breaker.open(name, service, entity).ifPresent(reason -> resting.put(name, reason));
            }
        });
        return resting.isEmpty() ? view : compile(view.recipe(), resting);
    }

    /** A generation was published: nothing of extensions that it replaced is held on to. */
    void letGoBefore(long generation) {
        newest.set(generation); // first: whoever keeps a view looks afterwards whether it may
        views.asMap().keySet().removeIf(key -> key.generation < generation);
        watches.forgetBefore(generation);
    }

    /** Compiles under guard, as resolvers are asked what they need. */
    CompiledView compile(CompiledView.Recipe recipe, Map<String, String> resting) {
        Map<String, Object> services = new HashMap<>();
        Stream.concat(recipe.definition().resolvers(), recipe.choice().byProperty().values().stream()).forEach(name ->
                recipe.generation().resolver(name).ifPresent(installed -> services.put(name, installed.service())));
        return guard.run(recipe.definition(), services, running ->
                new ViewCompiler(recipe.generation(), resting, running).compile(recipe.definition(), recipe.choice()));
    }
}
