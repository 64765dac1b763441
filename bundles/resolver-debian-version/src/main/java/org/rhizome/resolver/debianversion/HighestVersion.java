package org.rhizome.resolver.debianversion;

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
import org.rhizome.resolver.RetractingResolver;

/**
 * The claim of the highest Debian version wins; of equal versions, even when spelled differently, the newest, then the one with the
 * smallest id. Claims that are no Debian version (other strings, numbers and so on) lose to every one that is; where there is
 * none, the newest claim wins, then the one with the smallest id.
 */
@Component(service = Resolver.class)
@ResolverName("debian-version")
public final class HighestVersion
        implements RetractingResolver<HighestVersion.Candidate>, ExplainingResolver<HighestVersion.Candidate> {

    private static final Comparator<Optional<DebianVersion>> VERSION_ABOVE_NONE =
            Comparator.comparing(version -> version.orElse(null), Comparator.nullsFirst(Comparator.<DebianVersion>naturalOrder()));

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::version, VERSION_ABOVE_NONE)
            .thenComparingDouble(candidate -> candidate.claim().timestamp())
            .reversed()
            .thenComparing(candidate -> candidate.claim().id());

    /** A claim and the version it spells, if it spells one. */
    record Candidate(Optional<DebianVersion> version, Claim claim) {

        static Candidate of(Claim claim) {
            return new Candidate(claim.value() instanceof Text text ? DebianVersion.find(text.value()) : Optional.empty(), claim);
        }
    }

    @Override
    public Candidate reduce(Candidate best, Claim claim) {
        Candidate candidate = Candidate.of(claim);
        return best == null || BEST_FIRST.compare(candidate, best) < 0 ? candidate : best;
    }

    @Override
    public Optional<Value> resolve(Candidate best) {
        return Optional.ofNullable(best).map(candidate -> candidate.claim().value());
    }

    @Override
    public Optional<Candidate> retract(Candidate best, Claim claim) {
        return claim.id().equals(best.claim().id()) ? Optional.empty() : Optional.of(best);
    }

    @Override
    public String rule() {
        return "the highest Debian version wins, of equal versions the newest claim, then that with the smallest id";
    }

    @Override
    public Part part(Candidate best, Claim claim) {
        if (claim.id().equals(best.claim().id())) {
            return new Part(Part.Kind.WON, best.version().isEmpty() ? "no claim is a version, and of these the newest, then the smallest id"
                    : "the highest version, and of equal ones the newest, then the smallest id");
        }
        Candidate candidate = Candidate.of(claim);
        if (VERSION_ABOVE_NONE.compare(candidate.version(), best.version()) < 0) {
            return new Part(Part.Kind.LOST, candidate.version().isEmpty() ? "no Debian version" : "lower version");
        }
        String rank = best.version().isEmpty() ? "no Debian version, " : "same version, ";
        return new Part(Part.Kind.LOST, rank + (claim.timestamp() < best.claim().timestamp() ? "older" : "same time, greater id"));
    }
}
