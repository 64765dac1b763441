package org.rhizome.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Deltas of every shape, the same for the same seed. */
final class Samples {

    private static final String[] WORDS = {"pkg:vim", "version", "9.0", "", "é", "\uFFFD", "\uD83D\uDE00", "a\u0000b", "line\nbreak \"quoted\" \\", "x".repeat(300), "1e20", "id"};
    private static final double[] NUMBERS = {0, -0.0, 1, -1, 0.5, 65504, 65505, 1e5, 0.1, 1e300, 5.960464477539063e-8, 2.9802322387695312e-8, -4.1, Double.MIN_VALUE, 1717977600000.0};

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    List<Delta> deltas(int count) {
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deltas.add(delta());
        }
        return deltas;
    }

    Delta delta() {
        Pointer[] pointers = new Pointer[1 + random.nextInt(random.nextInt(20) == 0 ? 40 : 4)];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = new Pointer(name(), target());
        }
        return Delta.by(name()).at(number()).claim(pointers);
    }

    private Target target() {
        String context = random.nextBoolean() ? name() : null;
        return switch (random.nextInt(6)) {
            case 0 -> new Text(word());
            case 1 -> new Num(number());
            case 2 -> new Bool(random.nextBoolean());
            case 3 -> new EntityRef(word(), context);
            case 4 -> new DeltaRef(word(), context);
            default -> {
                byte[] value = new byte[random.nextInt(40)];
                random.nextBytes(value);
                yield new Bytes(name(), value);
            }
        };
    }

    private double number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String name() {
        String word = word();
        return word.isEmpty() ? "name" : word;
    }
}
