package org.rhizome.resolver.debianversion;

import java.util.Comparator;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/**
 * The claim of the highest Debian version wins; of equal versions, even when spelled differently, the newest, then the one with the
 * smallest id. Claims that are no Debian version (other strings, numbers and so on) lose to every one that is; where there is
 * none, the newest claim wins, then the one with the smallest id.
 */
@Component
@ResolverName("debian-version")
public final class HighestVersion implements Resolver<HighestVersion.Candidate> {

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
}
