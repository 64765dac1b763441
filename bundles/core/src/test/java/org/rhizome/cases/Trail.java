package org.rhizome.cases;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.DependentResolver;

/** The values that it needs, one after the other, and then its option {@code name}: shows what was resolved before it. */
final class Trail implements ConfigurableResolver<String>, DependentResolver<String> {

    @Override
    public String init() {
        return init(Map.of());
    }

    @Override
    public String init(Map<String, Value> options) {
        if (options.get("name") instanceof Text(String name)) {
            return name;
        }
        throw new IllegalArgumentException("option \"name\" must be a text, not " + options.get("name"));
    }

    @Override
    public String reduce(String name, Claim claim) {
        return name;
    }

    @Override
    public Optional<Value> resolve(String name, SortedMap<String, Value> needed) {
        Stream<String> before = needed.values().stream().map(value -> ((Text) value).value());
        return Optional.of(new Text(Stream.concat(before, Stream.of(name)).collect(Collectors.joining(" "))));
    }
}
