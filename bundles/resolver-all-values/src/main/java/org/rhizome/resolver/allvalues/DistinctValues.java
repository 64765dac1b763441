package org.rhizome.resolver.allvalues;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/**
 * Every different value once, where its newest claim stands: newest first, of equally new ones the smallest id first. The state holds the
 * claims of each value in that order, so that an older one takes over when the newest is retracted.
 */
@Component(service = Resolver.class)
@ResolverName("distinct-values")
public final class DistinctValues
        implements RetractingResolver<Map<Value, TreeSet<Claim>>>, ExplainingResolver<Map<Value, TreeSet<Claim>>> {

    @Override
    public Map<Value, TreeSet<Claim>> init() {
        return new HashMap<>();
    }

    @Override
    public Map<Value, TreeSet<Claim>> reduce(Map<Value, TreeSet<Claim>> byValue, Claim claim) {
        byValue.computeIfAbsent(claim.value(), value -> new TreeSet<>(NewestFirst.CLAIMS)).add(claim);
        return byValue;
    }

    @Override
    public Optional<Map<Value, TreeSet<Claim>>> retract(Map<Value, TreeSet<Claim>> byValue, Claim claim) {
        byValue.computeIfPresent(claim.value(), (value, claims) -> claims.remove(claim) && claims.isEmpty() ? null : claims);
        return Optional.of(byValue);
    }

    @Override
    public Optional<Value> resolve(Map<Value, TreeSet<Claim>> byValue) {
        return NewestFirst.values(byValue.values().stream().map(TreeSet::first).sorted(NewestFirst.CLAIMS));
    }

    @Override
    public String rule() {
        return "every different value is listed once, by its newest claim, newest first, of equally new ones the smallest id first";
    }

    @Override
    public Part part(Map<Value, TreeSet<Claim>> byValue, Claim claim) {
        Claim newest = byValue.get(claim.value()).first();
        return newest.id().equals(claim.id())
                ? new Part(Part.Kind.COUNTED, "it is the newest claim of this value")
                : new Part(Part.Kind.LOST, "the same value was claimed later, or under a smaller id, by " + newest.author());
    }
}
