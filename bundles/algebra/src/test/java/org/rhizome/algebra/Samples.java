package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;

/** Histories over a small world, so that claims meet: the same for the same seed. */
final class Samples {

    static final List<String> ENTITIES = List.of("movie:matrix", "actor:keanu", "slot:a", "slot:b", "concept:x", "");
    static final List<String> CONTEXTS = List.of("title", "cast", "name", "toString", "é", "rhizomatic.alias.mappings");
    static final List<String> ROLES = List.of("subject", "value", "actor", "__proto__",
            "rhizomatic.alias.fragment", "rhizomatic.alias.slot", "rhizomatic.alias.concept");
    static final List<String> AUTHORS = List.of("alice", "bob", "carol", "\uFFFD", "\uD83D\uDE00");
    static final List<Primitive> VALUES = List.of(
            new Text("title"), new Text("cast"), new Text("alice"), new Text("\uE000"), new Text("\uD83D\uDE00"), new Text(""),
            new Num(0), new Num(-1.5), new Num(1e300), new Num(42), new Bool(true), new Bool(false));
    static final double[] TIMES = {-5, 0, 1, 1, 2.5, 100, 1e12};

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    /** Negations name deltas that came before them, negations included. */
    List<Delta> history(int count) {
        List<Delta> deltas = new ArrayList<>();
        while (deltas.size() < count) {
            deltas.add(delta(deltas));
        }
        return deltas;
    }

    private Delta delta(List<Delta> before) {
        Pointer[] pointers = new Pointer[1 + random.nextInt(3)];
        boolean negation = !before.isEmpty() && random.nextInt(3) == 0;
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = negation && i < 2
                    ? new Pointer("negates", new DeltaRef(pick(before).id().toString(), null))
                    : new Pointer(pick(ROLES), target(before));
        }
        return Delta.by(pick(AUTHORS)).at(TIMES[random.nextInt(TIMES.length)]).claim(pointers);
    }

    private Target target(List<Delta> before) {
        String context = random.nextBoolean() ? pick(CONTEXTS) : null;
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> pick(VALUES);
            case 3, 4, 5 -> new EntityRef(pick(ENTITIES), context);
            case 6 -> new DeltaRef(before.isEmpty() ? "nothing" : pick(before).id().toString(), context);
            default -> new Bytes("image/png", new byte[] {1, (byte) random.nextInt(2)});
        };
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
