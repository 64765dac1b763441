package org.rhizome.testkit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/**
 * Everything that was ever said about one property: claims, negations of claims and negations of negations. An event negates an earlier
 * one, because an id must be known to be negated; they arrive in any order all the same.
 */
public final class History {

    private static final int CLAIM = -1;

    private final List<Claim> claims; // null where an event is a negation
    private final int[] targets;
    private final long seed;

    private History(List<Claim> claims, int[] targets, long seed) {
        this.claims = claims;
        this.targets = targets;
        this.seed = seed;
    }

    /** @param fitting makes of a generated value and the claims before it the value that is claimed */
    static History of(List<Step> steps, long seed, BiFunction<Value, List<Claim>, Value> fitting) {
        List<Claim> events = new ArrayList<>(steps.size());
        List<Claim> earlier = new ArrayList<>(steps.size());
        int[] targets = new int[steps.size()];
        for (int i = 0; i < targets.length; i++) {
            Step step = steps.get(i);
            boolean negation = i > 0 && step.negates();
            targets[i] = negation ? step.target(i) : CLAIM;
            Claim claim = negation ? null : step.claim(i, fitting.apply(step.value(), Collections.unmodifiableList(earlier)));
            events.add(claim);
            if (claim != null) {
                earlier.add(claim);
            }
        }
        return new History(events, targets, seed);
    }

    /** The claims that survive, in the order in which they were made. */
    List<Claim> surviving() {
        BitSet all = new BitSet();
        all.set(0, targets.length);
        return claims(survivors(all));
    }

    /**
     * The numbers of the claims that survive among the events that arrived, by the rule of the set: an event is negated when at least one
     * negation of it is itself not negated.
     */
    BitSet survivors(BitSet arrived) {
        BitSet negated = new BitSet(targets.length);
        BitSet survivors = new BitSet(targets.length);
        for (int i = targets.length - 1; i >= 0; i--) { // every negation of i comes after i
            if (!arrived.get(i) || negated.get(i)) {
                continue;
            }
            if (targets[i] == CLAIM) {
                survivors.set(i);
            } else {
                negated.set(targets[i]);
            }
        }
        return survivors;
    }

    Claim claim(int number) {
        return claims.get(number);
    }

    List<Claim> claims(BitSet numbers) {
        return numbers.stream().mapToObj(claims::get).toList();
    }

    /** The events, by number, as they might arrive: shuffled, a quarter of them twice. */
    List<Integer> delivery() {
        Random random = random();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            order.add(i);
            if (random.nextInt(4) == 0) {
                order.add(i);
            }
        }
        Collections.shuffle(order, random);
        return order;
    }

    /** Decides orders; starts anew with every call. */
    Random random() {
        return new Random(seed);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("history of " + targets.length + " events, orders from seed " + seed);
        for (int i = 0; i < targets.length; i++) {
            text.append("\n  ").append(i).append(": ");
            text.append(targets[i] == CLAIM ? claims.get(i) : "negates " + targets[i]);
        }
        return text.toString();
    }
}
