package org.rhizome.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.rhizome.delta.Delta;
import org.rhizome.plugin.Plugin;

/**
 * What every plugin promises that keeps its state and depends on deltas alone, as tests to inherit:
 *
 * <pre>{@code
 * class SitesContractTest extends PluginContract {
 *     @Override protected Plugin<?> plugin() { return new Sites(); }
 *     @Override protected Arbitrary<Delta> deltas() {
 *         return Values.texts().map(url -> Delta.by("alice").at(1).set("e", "homepage", (Text) url));
 *     }
 * }
 * }</pre>
 *
 * <p>Plugins are compared by what they save and by what they claim. To repeat a failure, override the method that failed, give it
 * {@code @Property(seed = "...")} and call {@code super}.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(SeedInFailure.class)
public abstract class PluginContract {

    /** The plugin, in a new instance. */
    protected abstract Plugin<?> plugin();

    /** Deltas, of which it subscribes to some. */
    protected abstract Arbitrary<Delta> deltas();

    /** As an operator configured it; nothing unless overridden. */
    protected Map<String, String> configuration() {
        return Map.of();
    }

    @Provide
    public Arbitrary<List<Moment>> lives() {
        return Combinators.combine(deltas(), Arbitraries.of(Moment.Event.values())).as(Moment::new).list().ofMaxSize(20);
    }

    @Property(tries = 300)
    public void aCrashAtAnyTimeChangesNothing(@ForAll("lives") List<Moment> life) {
        Expect.equal(lived(life, host -> host), lived(life, host -> {
            host.crash();
            return host;
        }), "a calm life beside one with crashes " + life);
    }

    @Property(tries = 300)
    public void anUpgradeAtAnyTimeChangesNothing(@ForAll("lives") List<Moment> life) {
        Expect.equal(lived(life, host -> host), lived(life, host -> host.upgrade(this::instance)),
                "a calm life beside one with upgrades " + life);
    }

    private List<Object> lived(List<Moment> life, UnaryOperator<PluginHost<Object>> blow) {
        PluginHost<Object> host = PluginHost.start(this::instance, configuration());
        for (Moment moment : life) {
            host.deliver(moment.delta());
            switch (moment.then()) {
                case SAVE -> host.save();
                case BLOW -> host = blow.apply(host);
                case NOTHING -> { }
            }
        }
        return List.of(host.save(), host.emissions());
    }

    @SuppressWarnings("unchecked") // a state is never given to anything but a plugin of this class
    private Plugin<Object> instance() {
        return (Plugin<Object>) plugin();
    }
}
