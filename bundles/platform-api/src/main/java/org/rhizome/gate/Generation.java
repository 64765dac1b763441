package org.rhizome.gate;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.rhizome.endpoint.Endpoint;
import org.rhizome.plugin.Plugin;
import org.rhizome.resolver.Resolver;
import org.rhizome.view.View;

/**
 * One unchanging set of extensions, each kind by name.
 *
 * @param number rises by one with every change of extensions
 * @param resolvers turn competing claims into values
 * @param views keep a state over many entities
 * @param plugins follow the deltas
 * @param endpoints answer requests
 */
public record Generation(
        long number, SortedMap<String, Installed<Resolver<?>>> resolvers, SortedMap<String, Installed<View<?>>> views,
        SortedMap<String, Installed<Plugin<?>>> plugins, SortedMap<String, Installed<Endpoint>> endpoints) {

    /** Resolvers and nothing else. */
    public Generation(long number, SortedMap<String, Installed<Resolver<?>>> resolvers) {
        this(number, resolvers, Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    public Optional<Installed<Resolver<?>>> resolver(String name) {
        return Optional.ofNullable(resolvers.get(name));
    }
}
