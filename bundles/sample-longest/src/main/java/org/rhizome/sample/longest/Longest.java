package org.rhizome.sample.longest;

import java.util.Comparator;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The longest text wins, of equally long ones that with the smallest id. What is no text has no part; without a text there is no value. */
@Component(service = Resolver.class)
@ResolverName("longest")
public final class Longest implements ExplainingResolver<Claim> {

    private static final Comparator<Claim> BETTER = Comparator.comparingInt(Longest::length).thenComparing(Claim::id, Comparator.reverseOrder());

    @Override
    public Claim reduce(Claim best, Claim claim) {
        return claim.value() instanceof Text && (best == null || BETTER.compare(claim, best) > 0) ? claim : best;
    }

    @Override
    public Optional<Value> resolve(Claim best) {
        return Optional.ofNullable(best).map(Claim::value);
    }

    @Override
    public String rule() {
        return "the longest text wins, of equally long ones that with the smallest id";
    }

    @Override
    public Part part(Claim best, Claim claim) {
        if (!(claim.value() instanceof Text)) {
            return new Part(Part.Kind.LOST, "it is no text");
        }
        return claim.id().equals(best.id())
                ? new Part(Part.Kind.WON, "it has " + length(claim) + " characters")
                : new Part(Part.Kind.LOST, length(claim) + " characters are not more than " + length(best));
    }

    /** In characters as people count them, not in the units of UTF-16. */
    private static int length(Claim claim) {
        return claim.value() instanceof Text(String text) ? text.codePointCount(0, text.length()) : 0;
    }
}
