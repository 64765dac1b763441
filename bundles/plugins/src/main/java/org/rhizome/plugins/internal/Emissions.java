package org.rhizome.plugins.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.SigningKey;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;
import org.rhizome.plugin.EmissionRefusedException;

/**
 * The claims that a plugin makes during one call, gathered until the call has ended well. Claims of one delta have its time and name it, so
 * that they are the same whenever they are made again. Safe for any thread; the plugin's own work beside it may make claims too.
 */
final class Emissions {

    /** JSON writes no byte of a string as more than six. */
    private static final int SURELY_FITS = Rhizome.MAX_DELTA_JSON / 8;

    private final Subject plugin;
    private final SigningKey key;
    private final String binding;
    private final InstantSource clock;
    private final Settings settings;
    private final Refusals refusals;
    private final List<Delta> gathered = new ArrayList<>(); // guarded by this
    private Optional<Delta> input = Optional.empty(); // guarded by this

    Emissions(Subject plugin, SigningKey key, String binding, InstantSource clock, Settings settings, Refusals refusals) {
        this.plugin = plugin;
        this.key = key;
        this.binding = binding;
        this.clock = clock;
        this.settings = settings;
        this.refusals = refusals;
    }

    String author() {
        return key.author();
    }

    /** What is claimed from now on is derived from that delta. */
    synchronized void begin(Optional<Delta> delta) {
        gathered.clear();
        input = delta;
    }

    /**
     * @throws EmissionRefusedException if a limit is exceeded
     * @throws IllegalArgumentException if it is larger than what the node takes
     */
    synchronized DeltaId gather(List<Pointer> pointers) {
        int depth = 1 + input.map(Provenance::depth).orElse(0);
        if (depth > settings.depth()) {
            throw refused("the claim would be derived through " + depth + " steps, the last from " + input.orElseThrow().id() + ", and "
                    + settings.depth() + " are allowed: do plugins feed each other in a loop?");
        }
        if (gathered.size() >= settings.emissions()) {
            throw refused("more than " + settings.emissions() + " claims from "
                    + input.map(delta -> "delta " + delta.id()).orElse("one call") + " are not taken");
        }
        Delta delta = unsigned(pointers, input);
        gathered.add(delta);
        return delta.id();
    }

    /** A claim from beside the plugin, which belongs to no call. */
    Delta aside(List<Pointer> pointers) {
        Delta delta = unsigned(pointers, Optional.empty());
        return delta.with(key.sign(delta.id()));
    }

    private Delta unsigned(List<Pointer> pointers, Optional<Delta> from) {
        double time = from.map(Delta::timestamp).orElseGet(() -> (double) clock.millis());
        Delta delta = Delta.of(new Claims(key.author(), time, Provenance.added(pointers, plugin, from, binding)));
        if (delta.canonicalLength() > SURELY_FITS) {
            requireFit(delta.with(key.sign(delta.id())));
        }
        return delta;
    }

    /** What the node would refuse later is refused where it is claimed. */
    private static void requireFit(Delta signed) {
        JsonWriter json = new JsonWriter();
        DeltaJson.write(signed, json);
        if (json.size() > Rhizome.MAX_DELTA_JSON) {
            throw new IllegalArgumentException("the claim takes " + json.size() + " bytes as JSON and may take " + Rhizome.MAX_DELTA_JSON
                    + ": keep large content elsewhere and claim where it is");
        }
    }

    private EmissionRefusedException refused(String why) {
        refusals.refused(why);
        return new EmissionRefusedException(why);
    }

    /** What was gathered, each claim once, not yet signed. */
    synchronized List<Delta> take() {
        List<Delta> taken = gathered.stream().distinct().toList();
        gathered.clear();
        input = Optional.empty();
        return taken;
    }

    List<Delta> signed(List<Delta> deltas) {
        return deltas.stream().map(delta -> delta.with(key.sign(delta.id()))).toList();
    }
}
