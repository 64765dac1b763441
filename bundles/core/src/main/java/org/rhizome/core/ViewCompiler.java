package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.node.InvalidViewException;
import org.rhizome.node.Note;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.resolver.Resolver;

/**
 * Makes views ready to run with the resolvers of one generation. Where a resolver fails too often, the default stands in, and a note says
 * so.
 */
final class ViewCompiler {

    private final Generation generation;
    private final Map<String, String> resting;
    private final Running running;
    private final SortedMap<String, PropertyRule> named = new TreeMap<>(Text.BY_UTF8);
    private final Set<String> omitted = new HashSet<>();
    private final Map<String, Object> services = new HashMap<>();
    private final List<Note> substitutes = new ArrayList<>();

    /** @param resting why resolvers are not to be asked, by name */
    ViewCompiler(Generation generation, Map<String, String> resting, Running running) {
        this.generation = generation;
        this.resting = resting;
        this.running = running;
    }

    /**
     * @throws UnknownResolverException if a resolver is not installed
     * @throws InvalidViewException if a resolver takes no such options, or properties need each other in a circle
     */
    CompiledView compile(Definition definition, ResolverChoice choice) {
        definition.properties().forEach(this::name);
        choice.byProperty().forEach((property, resolver) -> name(property, Rule.ByResolver.of(resolver)));
        Optional<PropertyRule> otherwise = rule(Note.ALL_OTHERS, definition.otherwise());
        boolean nested = Stream.concat(named.values().stream(), otherwise.stream()).anyMatch(rule -> rule.view().isPresent());
        return new CompiledView(
                new CompiledView.Recipe(generation, definition, choice), Collections.unmodifiableSortedMap(new TreeMap<>(named)), order(), feeds(),
                otherwise, Set.copyOf(omitted), nested, Map.copyOf(services), List.copyOf(substitutes));
    }

    private void name(String property, Rule rule) {
        omitted.remove(property);
        named.remove(property);
        rule(property, rule).ifPresentOrElse(it -> named.put(property, it), () -> omitted.add(property));
    }

    private Optional<PropertyRule> rule(String property, Rule rule) {
        return switch (rule) {
            case Rule.Omit _ -> Optional.empty();
            case Rule.ByPolicy(var policy, var from, var view) ->
                Optional.of(new PropertyRule(from, Set.of(), view, PolicyDecider.of(policy)));
            case Rule.ByResolver(var resolver, var options, var from, var needs, var view) -> {
                Decider decider = decider(property, resolver, options);
                Set<String> all = new HashSet<>(needs);
                running.enter(resolver, property);
                all.addAll(decider.needs());
                running.leave();
                yield Optional.of(new PropertyRule(from, Set.copyOf(all), view, decider));
            }
        };
    }

    private Decider decider(String property, String name, Map<String, Value> options) {
        Installed<Resolver<?>> installed = installed(name);
        if (resting.containsKey(name)) {
            substitutes.add(new Note(property, name, resting.get(name)));
            return decider(installed(ResolverChoice.DEFAULT), Map.of());
        }
        return decider(installed, options);
    }

    private Decider decider(Installed<Resolver<?>> installed, Map<String, Value> options) {
        services.put(installed.name(), installed.service());
        return ResolverDecider.of(installed, options);
    }

    private Installed<Resolver<?>> installed(String name) {
        return generation.resolver(name).orElseThrow(() -> new UnknownResolverException(name, generation.resolvers().keySet()));
    }

    private List<String> order() {
        Map<String, Set<String>> needs = new HashMap<>();
        omitted.forEach(property -> needs.put(property, Set.of()));
        named.forEach((property, rule) -> needs.put(property, rule.needs()));
        return PropertyOrder.of(needs).stream().filter(named::containsKey).toList();
    }

    private Map<String, List<String>> feeds() {
        Map<String, List<String>> feeds = new LinkedHashMap<>();
        named.forEach((property, rule) -> feeds.computeIfAbsent(rule.from().orElse(property), it -> new ArrayList<>()).add(property));
        return feeds;
    }
}
