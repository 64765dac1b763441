package org.rhizome.cases;

import java.util.Optional;
import java.util.SortedMap;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.DependentResolver;

/** The mean of the values of the properties that it needs. */
final class Mean implements DependentResolver<Void> {

    @Override
    public Void reduce(Void state, Claim claim) {
        return null;
    }

    @Override
    public Optional<Value> resolve(Void state, SortedMap<String, Value> needed) {
        return needed.isEmpty() ? Optional.empty()
                : Optional.of(new Num(needed.values().stream().mapToDouble(value -> ((Num) value).value()).average().orElseThrow()));
    }
}
