package org.rhizome.gate;

import java.util.Optional;
import java.util.SortedMap;
import org.rhizome.resolver.Resolver;

/**
 * One unchanging set of extensions.
 *
 * @param number rises by one with every change of extensions
 * @param resolvers by name
 */
public record Generation(long number, SortedMap<String, Installed<Resolver<?>>> resolvers) {

    public Optional<Installed<Resolver<?>>> resolver(String name) {
        return Optional.ofNullable(resolvers.get(name));
    }
}
