package org.rhizome.testkit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;

/** The sentences of {@link ResolverContract}, each of one history. */
final class Contract<S> {

    /** That many losers are left out, one at a time, to see that they lost; each costs as much as a history. */
    private static final int LOSERS = 4;

    private final Subject<S> subject;

    Contract(Subject<S> subject) {
        this.subject = subject;
    }

    void sameInAnyOrder(History history) {
        List<Claim> made = history.surviving();
        Optional<Value> expected = subject.valueOf(made);
        Expect.equal(expected, subject.valueOf(made.reversed()), "newest first");
        Expect.equal(expected, subject.valueOf(made.stream().sorted(Comparator.comparing(Claim::id)).toList()), "by id");
        Random random = history.random();
        for (int i = 0; i < 2; i++) {
            List<Claim> shuffled = new ArrayList<>(made);
            Collections.shuffle(shuffled, random);
            Expect.equal(expected, subject.valueOf(shuffled), "in the order of " + ids(shuffled));
        }
    }

    void incrementallyTheSame(History history) {
        List<Integer> delivery = history.delivery();
        int pause = Math.max(1, delivery.size() / 4);
        BitSet arrived = new BitSet();
        Maintained<S> maintained = new Maintained<>(subject, history);
        for (int i = 0; i < delivery.size(); i++) {
            arrived.set(delivery.get(i));
            BitSet survivors = history.survivors(arrived);
            maintained.become(survivors);
            if (i % pause == 0 || i == delivery.size() - 1) {
                Expect.equal(subject.valueOf(history.claims(survivors)), maintained.value(),
                        "after " + (i + 1) + " of the events " + delivery);
            }
        }
        List<Claim> surviving = history.surviving();
        Expect.equal(partsBy(subject.after(surviving), surviving), partsBy(maintained.state(), surviving),
                "explained after incremental delivery " + delivery);
    }

    /** Two states grow by turns, as when threads share the resolver. */
    void statesAreIndependent(History history) {
        List<Claim> forward = history.surviving();
        List<Claim> backward = forward.reversed();
        S one = subject.init();
        S two = subject.init();
        S half = subject.init();
        for (int i = 0; i < forward.size(); i++) {
            one = subject.resolver().reduce(one, Copies.of(forward.get(i)));
            two = subject.resolver().reduce(two, Copies.of(backward.get(i)));
            if (i % 2 == 0) {
                half = subject.resolver().reduce(half, Copies.of(forward.get(i)));
                subject.resolve(half);
            }
        }
        Optional<Value> expected = subject.valueOf(forward);
        Expect.equal(expected, subject.resolve(one), "beside other states");
        Expect.equal(expected, subject.resolve(two), "newest first beside other states");
    }

    void explained(History history) {
        if (!(subject.resolver() instanceof ExplainingResolver<S> explaining)) {
            return;
        }
        Expect.that(explaining.rule() != null && !explaining.rule().isBlank(), "rule is empty; it must be a sentence");
        List<Claim> claims = history.surviving();
        S state = subject.after(claims);
        Optional<Value> value = subject.resolve(state);
        Map<DeltaId, Part> parts = partsBy(state, claims);
        Expect.equal(value, subject.resolve(state), "resolve after part");
        Expect.equal(parts, partsBy(subject.after(claims.reversed()), claims), "explained newest first");
        List<Claim> winners = claims.stream().filter(claim -> parts.get(claim.id()).kind() == Part.Kind.WON).toList();
        Expect.that(winners.size() <= 1, "more than one claim won: " + ids(winners));
        winners.forEach(winner -> Expect.equal(value, Optional.of(winner.value()), "the value beside that of its winner " + winner.id()));
        losersDoNotMatter(claims, parts, value);
    }

    private void losersDoNotMatter(List<Claim> claims, Map<DeltaId, Part> parts, Optional<Value> value) {
        claims.stream().filter(claim -> parts.get(claim.id()).kind() == Part.Kind.LOST).limit(LOSERS).forEach(loser -> {
            List<Claim> others = claims.stream().filter(claim -> claim != loser).toList();
            Expect.equal(value, subject.valueOf(others), "without the claim " + loser.id() + ", which is said to have lost");
        });
    }

    private Map<DeltaId, Part> partsBy(S state, List<Claim> claims) {
        Map<DeltaId, Part> parts = new HashMap<>();
        if (subject.resolver() instanceof ExplainingResolver<S> explaining) {
            for (Claim claim : claims) {
                Part part = explaining.part(state, Copies.of(claim));
                Expect.that(part != null && part.kind() != null, "part of " + claim + " is " + part);
                Expect.that(part.why() != null && !part.why().isBlank(), "part of " + claim + " does not say why");
                parts.put(claim.id(), part);
            }
        }
        return parts;
    }

    /** Gives the number of orders it tried. */
    int sameInAllOrders(List<Claim> claims) {
        Optional<Value> expected = subject.valueOf(claims);
        return permute(new ArrayList<>(claims), 0, expected);
    }

    private int permute(List<Claim> claims, int fixed, Optional<Value> expected) {
        if (fixed == claims.size()) {
            Optional<Value> actual = subject.valueOf(claims);
            if (!expected.equals(actual)) { // the text of an order is too dear to make for each
                Expect.equal(expected, actual, "in the order of " + ids(claims));
            }
            return 1;
        }
        int orders = 0;
        for (int i = fixed; i < claims.size(); i++) {
            Collections.swap(claims, fixed, i);
            orders += permute(claims, fixed + 1, expected);
            Collections.swap(claims, fixed, i);
        }
        return orders;
    }

    static String ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.id().toString()).toList().toString();
    }
}
