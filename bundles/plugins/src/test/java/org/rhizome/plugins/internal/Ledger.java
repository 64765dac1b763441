package org.rhizome.plugins.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;

/** Writes down how often it handled each delta, in a state that it changes in place, and claims something from each. */
class Ledger implements Plugin<Map<String, Integer>> {

    private final int version;
    private final Consumer<Delta> trouble;
    private volatile PluginContext context;

    /** @param version of the form of its state @param trouble is asked in the middle of handling a delta, and may throw */
    Ledger(int version, Consumer<Delta> trouble) {
        this.version = version;
        this.trouble = trouble;
    }

    Ledger() {
        this(1, _ -> { });
    }

    Consumer<Delta> trouble() {
        return trouble;
    }

    @Override
    public Map<String, Integer> init(PluginContext given, Optional<Saved> previous) {
        context = given;
        Map<String, Integer> counts = new HashMap<>();
        previous.ifPresent(saved -> {
            if (saved.version() > version) {
                throw new IllegalStateException("cannot read version " + saved.version());
            }
            ((Value.Fields) saved.state()).values().forEach((id, count) -> counts.put(id, (int) ((Num) count).value()));
        });
        return counts;
    }

    @Override
    public Map<String, Integer> handleDelta(Delta delta, Map<String, Integer> counts) {
        counts.merge(delta.id().toString(), 1, Integer::sum);
        context.emit("seen:" + delta.id(), "by", new Text("ledger"));
        trouble.accept(delta);
        return counts;
    }

    /** How often was the delta with that id handled; all of them for any other text. */
    @Override
    public Reply<Map<String, Integer>> handleCall(Value request, Map<String, Integer> counts) {
        if (request instanceof Text id && counts.containsKey(id.value())) {
            return new Reply<>(new Num(counts.get(id.value())), counts);
        }
        return new Reply<>(fields(counts), counts);
    }

    private static Value fields(Map<String, Integer> counts) {
        Map<String, Value> fields = new TreeMap<>();
        counts.forEach((id, count) -> fields.put(id, new Num(count)));
        return new Value.Fields(fields);
    }

    @Override
    public Optional<Saved> save(Map<String, Integer> counts) {
        return Optional.of(new Saved(version, fields(counts)));
    }
}
