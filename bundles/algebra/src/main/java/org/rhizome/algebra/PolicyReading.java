package org.rhizome.algebra;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Value;

/**
 * A {@link Policy} made ready to run: makes a value of the claims of one property and says why. {@link Resolution} does so for whole views.
 * Immutable and safe to share between threads.
 *
 * <p>What a claim says is told by a function from outside, so that the same policy serves other readings of a claim than that of the
 * format. It must be pure and never give null; what it throws passes through.
 *
 * <p>As a comparator it is the policy's order, the best claim first: total on different deltas, as it ends with the id, and equal only for
 * the same one. It looks at the two deltas alone, so when {@link #picks()} a new claim needs to be compared with the present winner only.
 *
 * <pre>{@code
 * PolicyReading newest = PolicyReading.of(new Policy.Pick(new Order.ByTimestamp(Direction.DESC)));
 * Optional<Value> value = newest.value(entries, claimed);
 * HEntry winner = newest.ranked(entries).getFirst();
 * }</pre>
 */
public final class PolicyReading implements Comparator<HEntry> {

    private final Policy policy;
    private final Resolver resolver;
    private final Optional<Value> otherwise;

    private PolicyReading(Policy policy, Resolver resolver, Optional<Value> otherwise) {
        this.policy = policy;
        this.resolver = resolver;
        this.otherwise = otherwise;
    }

    public static PolicyReading of(Policy policy) {
        Policy inner = policy;
        Optional<Value> otherwise = Optional.empty();
        while (inner instanceof Policy.AbsentAs(Primitive constant, Policy then)) {
            otherwise = Optional.of(constant); // the innermost is asked first, and always has a value
            inner = then;
        }
        return new PolicyReading(policy, Resolver.of(inner), otherwise);
    }

    public Policy policy() {
        return policy;
    }

    /**
     * The value of a property, empty when it is to be left out of the view.
     *
     * @param ascendingById its claims, each delta once
     * @param claimed what a claim says
     * @throws AlgebraException with {@link Fault#UNRESOLVABLE} for a sum beyond the doubles
     */
    public Optional<Value> value(List<HEntry> ascendingById, Function<HEntry, Value> claimed) {
        if (ascendingById.isEmpty()) {
            return otherwise;
        }
        Optional<Value> value = resolver.value(ascendingById, claimed);
        return value.isPresent() ? value : otherwise;
    }

    /** The claims in the order of the policy, the best first; a fold takes them by ascending id. */
    public List<HEntry> ranked(List<HEntry> ascendingById) {
        return resolver.ranking().sorted(ascendingById);
    }

    /** The claims that the value is made of, in the order in which it takes them; none when no claim makes a value. */
    public List<HEntry> contributors(List<HEntry> ascendingById, Function<HEntry, Value> claimed) {
        return ascendingById.isEmpty() ? List.of() : resolver.contributors(ascendingById, claimed);
    }

    /** Whether the value is that of the first claim alone, whatever the others say. */
    public boolean picks() {
        return resolver instanceof Resolver.Pick;
    }

    /** Negative when {@code a} comes before {@code b}; zero only for two entries of the same delta. */
    @Override
    public int compare(HEntry a, HEntry b) {
        return resolver.ranking().compare(a.delta(), b.delta());
    }

    /** The rule in words, for people: how the value is made, and which claim comes first. */
    public String rule() {
        String none = otherwise
                .map(constant -> "; " + Words.json(TermTree.primitive((Primitive) constant)) + " when there is none").orElse("");
        return resolver.rule() + none;
    }

    /**
     * Why a claim did not make the value, in a few words for people: what told it apart from the winner.
     *
     * @param winner a claim that made it, and comes before the loser
     */
    public String why(HEntry winner, HEntry loser) {
        return resolver.why(winner, loser);
    }

    /** Steps for each claim. */
    int weight() {
        return resolver.ranking().weight();
    }

    /** Bytes of the constant that stands for no value. */
    long constantBytes() {
        return otherwise.map(constant -> (long) ValueCbor.length(constant)).orElse(0L);
    }
}
