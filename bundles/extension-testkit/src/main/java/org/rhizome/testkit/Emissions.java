package org.rhizome.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/** The claims of a plugin, signed with its key. Those of a call count once it has ended well; one that is made again is the same. */
final class Emissions {

    /** Longer chains of claims that a plugin derives from its own are refused, as by a node that is not configured otherwise. */
    static final int CHAIN = 8;

    /** More claims in one call are refused. */
    static final int PER_CALL = 1_000;

    private final SigningKey key;
    private final Map<DeltaId, Delta> made = new LinkedHashMap<>();
    private final Map<DeltaId, Integer> chain = new HashMap<>();
    private final List<Delta> gathered = new ArrayList<>();

    Emissions(String plugin) {
        this.key = SigningKey.ofSeed(Arrays.copyOf(plugin.getBytes(StandardCharsets.UTF_8), SigningKey.SEED_LENGTH));
    }

    String author() {
        return key.author();
    }

    /** @param from the delta being handled; null when there is none */
    DeltaId gather(double timestamp, List<Pointer> pointers, Delta from) {
        int length = from == null ? 1 : chain.getOrDefault(from.id(), 0) + 1;
        if (length > CHAIN) {
            throw new EmissionRefusedException("a claim that is derived from " + (length - 1)
                    + " others, each from the one before, is refused: does the plugin feed itself?");
        }
        if (gathered.size() >= PER_CALL) {
            throw new EmissionRefusedException("more than " + PER_CALL + " claims in one call are refused");
        }
        Delta delta = Delta.by(key).at(timestamp).claim(pointers.toArray(Pointer[]::new));
        gathered.add(delta);
        chain.putIfAbsent(delta.id(), length);
        return delta.id();
    }

    /** The call ended well: what was gathered counts. */
    List<Delta> take() {
        List<Delta> taken = List.copyOf(gathered);
        taken.forEach(delta -> made.putIfAbsent(delta.id(), delta));
        gathered.clear();
        return taken;
    }

    /** The call ended with a crash. */
    void discard() {
        gathered.clear();
    }

    List<Delta> all() {
        return List.copyOf(made.values());
    }
}
