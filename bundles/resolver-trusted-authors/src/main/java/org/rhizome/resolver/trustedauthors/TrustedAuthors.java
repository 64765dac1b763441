package org.rhizome.resolver.trustedauthors;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/**
 * The newest claim of the author who stands first in the option {@code authors} among those who claim anything; of equally new claims that
 * with the smallest id. What others claim is ignored, or with {@code others: "last"} used where no listed author claims anything.
 */
@Component(service = Resolver.class)
@ResolverName("trusted-authors")
public final class TrustedAuthors implements ConfigurableResolver<Choice>, RetractingResolver<Choice>, ExplainingResolver<Choice> {

    @Override
    public Choice init(Map<String, Value> options) {
        return new Choice(Trust.of(options), null);
    }

    @Override
    public Choice reduce(Choice choice, Claim claim) {
        return choice.with(claim);
    }

    @Override
    public Optional<Choice> retract(Choice choice, Claim claim) {
        return choice.isOf(claim) ? Optional.empty() : Optional.of(choice);
    }

    @Override
    public Optional<Value> resolve(Choice choice) {
        return Optional.ofNullable(choice.best()).map(Claim::value);
    }

    @Override
    public String rule() {
        return "the newest claim of the most trusted author who claims anything wins, of equally new ones that with the smallest id";
    }

    @Override
    public Part part(Choice choice, Claim claim) {
        return choice.isOf(claim) ? new Part(Part.Kind.WON, choice.merit()) : new Part(Part.Kind.LOST, choice.fault(claim));
    }
}
