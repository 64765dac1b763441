package org.rhizome.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.SigningKey;
import org.rhizome.plugin.EmissionRefusedException;

/** The claims of a plugin, signed with its key. One that is made again is the same. */
final class Emissions {

    /** Longer chains of claims that a plugin derives from its own are refused. */
    static final int CHAIN = 16;

    /** More claims from one delta are refused. */
    static final int PER_DELTA = 1_000;

    private final SigningKey key;
    private final Map<DeltaId, Delta> made = new LinkedHashMap<>();
    private final Map<DeltaId, Integer> chain = new HashMap<>();
    private int fromThisDelta;

    Emissions(String plugin) {
        this.key = SigningKey.ofSeed(Arrays.copyOf(plugin.getBytes(StandardCharsets.UTF_8), SigningKey.SEED_LENGTH));
    }

    String author() {
        return key.author();
    }

    /** From now on the claims come from another delta. */
    void begin() {
        fromThisDelta = 0;
    }

    /** @param from the delta being handled; null when there is none */
    Delta make(double timestamp, List<Pointer> pointers, Delta from) {
        int length = from == null ? 1 : chain.getOrDefault(from.id(), 0) + 1;
        if (length > CHAIN) {
            throw new EmissionRefusedException("a claim that is derived from " + (length - 1)
                    + " others, each from the one before, is refused: does the plugin feed itself?");
        }
        if (++fromThisDelta > PER_DELTA) {
            throw new EmissionRefusedException("more than " + PER_DELTA + " claims from one delta are refused");
        }
        Delta delta = Delta.by(key).at(timestamp).claim(pointers.toArray(Pointer[]::new));
        made.putIfAbsent(delta.id(), delta);
        chain.putIfAbsent(delta.id(), length);
        return delta;
    }

    List<Delta> all() {
        return List.copyOf(made.values());
    }
}
