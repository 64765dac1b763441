package org.rhizome.resolver.aggregates;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/** How many claims there are, or how many of them claim numbers. Equal values of different claims count each. */
@Component(service = Resolver.class)
@ResolverName("count")
public final class Count implements ConfigurableResolver<Count.Tally>, RetractingResolver<Count.Tally>, ExplainingResolver<Count.Tally> {

    /** What is known after some of the claims. */
    record Tally(long count, Counted counted, Optional<Num> empty) {

        Tally plus(long more) {
            return new Tally(count + more, counted, empty);
        }
    }

    @Override
    public Tally init(Map<String, Value> options) {
        Options chosen = Options.of("count", options, Options.EMPTY, Options.OF);
        return new Tally(0, chosen.counted(), chosen.empty());
    }

    @Override
    public Tally init() {
        return init(Map.of());
    }

    @Override
    public Tally reduce(Tally tally, Claim claim) {
        return tally.counted().counts(claim.value()) ? tally.plus(1) : tally;
    }

    @Override
    public Optional<Tally> retract(Tally tally, Claim claim) {
        return Optional.of(tally.counted().counts(claim.value()) ? tally.plus(-1) : tally);
    }

    @Override
    public Optional<Value> resolve(Tally tally) {
        return tally.count() == 0 ? tally.empty().map(Value.class::cast) : Optional.of(Num.exactly(tally.count()));
    }

    @Override
    public String rule() {
        return "the number of claims, or of those that claim a number where the option says so";
    }

    @Override
    public Part part(Tally tally, Claim claim) {
        return tally.counted().counts(claim.value()) ? new Part(Part.Kind.COUNTED, "one of " + tally.count())
                : new Part(Part.Kind.LOST, "no number");
    }
}
