package org.rhizome.resolver.aggregates;

import java.util.Map;
import java.util.Optional;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.RetractingResolver;

/** Makes one number of all the numbers that are claimed; other claims do not matter. */
abstract class OverNumbers implements ConfigurableResolver<Numbers>, RetractingResolver<Numbers>, ExplainingResolver<Numbers> {

    private final String name;

    OverNumbers(String name) {
        this.name = name;
    }

    @Override
    public final Numbers init(Map<String, Value> options) {
        return new Numbers(Options.of(name, options, Options.EMPTY).empty());
    }

    @Override
    public final Numbers init() {
        return init(Map.of());
    }

    @Override
    public final Numbers reduce(Numbers numbers, Claim claim) {
        if (claim.value() instanceof Num(double number)) {
            numbers.add(number);
        }
        return numbers;
    }

    @Override
    public final Optional<Numbers> retract(Numbers numbers, Claim claim) {
        if (claim.value() instanceof Num(double number)) {
            numbers.remove(number);
        }
        return Optional.of(numbers);
    }

    @Override
    public final Optional<Value> resolve(Numbers numbers) {
        return numbers.count() == 0 ? numbers.empty().map(Value.class::cast) : Optional.of(new Num(number(numbers)));
    }

    /** Of at least one number; finite. */
    abstract double number(Numbers numbers);

    @Override
    public final Part part(Numbers numbers, Claim claim) {
        return claim.value() instanceof Num ? new Part(Part.Kind.COUNTED, "one of " + numbers.count() + " numbers")
                : new Part(Part.Kind.LOST, "no number");
    }
}
