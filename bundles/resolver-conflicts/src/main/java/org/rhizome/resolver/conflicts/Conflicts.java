package org.rhizome.resolver.conflicts;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/**
 * What claims disagree about: the different values when there are at least two, newest first, of equally new ones the smallest id first;
 * each stands where its newest claim stands. Where all agree there is no value.
 */
@Component(service = Resolver.class)
@ResolverName("conflicts")
public final class Conflicts implements RetractingResolver<Opinions>, ExplainingResolver<Opinions> {

    @Override
    public Opinions init() {
        return new Opinions();
    }

    @Override
    public Opinions reduce(Opinions opinions, Claim claim) {
        opinions.add(claim);
        return opinions;
    }

    @Override
    public Optional<Opinions> retract(Opinions opinions, Claim claim) {
        opinions.remove(claim);
        return Optional.of(opinions);
    }

    @Override
    public Optional<Value> resolve(Opinions opinions) {
        return opinions.agree() ? Optional.empty() : Optional.of(new Value.Items(opinions.newestFirst()));
    }

    @Override
    public String rule() {
        return "where claims disagree every different value is listed, newest first, of equally new ones the smallest id first";
    }

    @Override
    public Part part(Opinions opinions, Claim claim) {
        if (opinions.agree()) {
            return new Part(Part.Kind.LOST, "no other claim disagrees");
        }
        Claim newest = opinions.newest(claim.value());
        return newest.id().equals(claim.id())
                ? new Part(Part.Kind.COUNTED, "it is the newest claim of this value and others disagree")
                : new Part(Part.Kind.LOST, "the same value was claimed later, or under a smaller id, by " + newest.author());
    }
}
