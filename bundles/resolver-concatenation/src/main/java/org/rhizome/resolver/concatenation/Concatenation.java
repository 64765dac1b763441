package org.rhizome.resolver.concatenation;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/**
 * The claimed texts in chronological order (timestamp, then smallest id), each different text once where it was said first, joined by the
 * option {@code separator}. Whatever is no text is left out; without a text there is no value.
 */
@Component(service = Resolver.class)
@ResolverName("concatenation")
public final class Concatenation implements ConfigurableResolver<Mentions>, RetractingResolver<Mentions>, ExplainingResolver<Mentions> {

    private static final String SEPARATOR = "separator";
    private static final Value DEFAULT_SEPARATOR = new Text(", ");

    @Override
    public Mentions init(Map<String, Value> options) {
        options.keySet().stream().filter(name -> !name.equals(SEPARATOR)).sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown option \"" + name + "\": concatenation knows only \"separator\", a text");
        });
        if (options.getOrDefault(SEPARATOR, DEFAULT_SEPARATOR) instanceof Text(String separator)) {
            return new Mentions(separator);
        }
        throw new IllegalArgumentException("option \"separator\" must be a text, not " + options.get(SEPARATOR)
                + ": write for example \"separator\": \"; \"");
    }

    @Override
    public Mentions reduce(Mentions mentions, Claim claim) {
        if (claim.value() instanceof Text text) {
            mentions.add(text, claim);
        }
        return mentions;
    }

    @Override
    public Optional<Mentions> retract(Mentions mentions, Claim claim) {
        if (claim.value() instanceof Text text) {
            mentions.remove(text, claim);
        }
        return Optional.of(mentions);
    }

    @Override
    public Optional<Value> resolve(Mentions mentions) {
        return mentions.joined();
    }

    @Override
    public String rule() {
        return "the different texts are joined in the order in which they were first said, of equally old ones the smallest id first";
    }

    @Override
    public Part part(Mentions mentions, Claim claim) {
        if (!(claim.value() instanceof Text text)) {
            return new Part(Part.Kind.LOST, "it is no text");
        }
        Claim first = mentions.first(text);
        return first.id().equals(claim.id())
                ? new Part(Part.Kind.COUNTED, "it was the first to say this text")
                : new Part(Part.Kind.LOST, "the same text was said before by " + first.author());
    }
}
