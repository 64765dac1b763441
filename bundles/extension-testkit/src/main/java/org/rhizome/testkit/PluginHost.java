package org.rhizome.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Value;
import org.rhizome.extension.Log;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginName;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;

/**
 * Plays the node for one plugin, without a container: delivers the deltas it subscribes to, calls it, stops its clock, crashes it and
 * hands its state to the next version. What the plugin throws comes out as a {@link PluginCrash}.
 *
 * <pre>{@code
 * PluginHost<?> host = PluginHost.start(Sites::new);
 * host.deliver(Delta.by("alice").at(1000).set("pkg:vim", "homepage", "https://www.vim.org/"));
 * host.crash();
 * assertEquals(new Num(1), host.call(new Text("vim.org")));
 * assertEquals(Optional.of(new Text("vim.org")), host.node().values("pkg:vim").map(values -> values.get("site")));
 * }</pre>
 *
 * <p>Claims count when the call in which they are made has ended well. They have the pointers that the plugin gave; a node adds where they
 * come from. All happens on the calling thread, and for one
 * thread; what the plugin runs beside itself runs once the call is over.
 *
 * @param <S> the state of the plugin
 */
public final class PluginHost<S> {

    private static final String CALL = "handleCall";
    private static final double START = 1_767_225_600_000.0; // 2026

    private final Supplier<? extends Plugin<S>> maker;
    private final Map<String, String> configuration;
    private final TestNode node;
    private final TestLog log;
    private final Emissions emissions;
    private final Subscribed subscription;
    private final Map<String, Double> timers = new LinkedHashMap<>();
    private final Queue<Runnable> beside = new ArrayDeque<>();
    private Plugin<S> plugin;
    private TestContext context;
    private S state;
    private Delta handling;
    private int position;
    private Optional<Saved> saved;
    private int savedAt;
    private double now;

    /** @param before the version before this one; null when there is none */
    private PluginHost(Supplier<? extends Plugin<S>> maker, Map<String, String> configuration, PluginHost<?> before) {
        this.maker = maker;
        this.configuration = Map.copyOf(configuration);
        this.node = before == null ? TestNode.holding() : before.node;
        this.log = before == null ? new TestLog() : before.log;
        this.emissions = before == null ? new Emissions(name()) : before.emissions;
        this.subscription = Subscribed.by(maker.get().getClass());
        this.saved = before == null ? Optional.empty() : before.saved;
        this.savedAt = before == null ? 0 : before.savedAt;
        this.now = before == null ? START : before.now;
        begin();
    }

    /** A plugin at its very first start. */
    public static <S> PluginHost<S> start(Supplier<? extends Plugin<S>> plugin) {
        return start(plugin, Map.of());
    }

    /** A plugin at its very first start, as an operator configured it. */
    public static <S> PluginHost<S> start(Supplier<? extends Plugin<S>> plugin, Map<String, String> configuration) {
        return new PluginHost<>(plugin, configuration, null);
    }

    private void begin() {
        position = savedAt;
        plugin = maker.get();
        context = new TestContext(this);
        state = inside("init", () -> plugin.init(context, saved));
        catchUp();
    }

    /** These deltas become visible, one after the other; the plugin handles those it subscribes to. */
    public void deliver(Delta... deltas) {
        List.of(deltas).forEach(node::add);
        catchUp();
    }

    /** Goes on until everything was handled, the claims that the plugin makes meanwhile included. */
    private void catchUp() {
        for (List<Delta> feed = node.feed(); position < feed.size(); feed = node.feed()) {
            Delta delta = feed.get(position);
            if (subscription.includes(delta)) {
                handling = delta;
                state = inside("handleDelta of " + delta, () -> plugin.handleDelta(delta, state));
            }
            position++;
        }
    }

    /** Calls the plugin. @throws IllegalArgumentException if it refuses the request */
    public Value call(Value request) {
        Reply<S> reply = inside(CALL + " of " + request, () -> plugin.handleCall(request, state));
        state = reply.state();
        catchUp();
        return reply.value();
    }

    /** Lets time pass; timers that are due go off in their order. */
    public void pass(Duration time) {
        double until = now + time.toMillis();
        for (Optional<String> due = due(until); due.isPresent(); due = due(until)) {
            String timer = due.get();
            now = timers.remove(timer);
            state = inside("handleTimer of " + timer, () -> plugin.handleTimer(timer, state));
            catchUp();
        }
        now = until;
    }

    private Optional<String> due(double until) {
        return timers.entrySet().stream().filter(timer -> timer.getValue() <= until)
                .min(Comparator.comparingDouble(Map.Entry::getValue)).map(Map.Entry::getKey);
    }

    /** Saves the state, as a node does from time to time. @return what the plugin gave */
    public Optional<Saved> save() {
        saved = inside("save", () -> plugin.save(state));
        savedAt = position;
        return saved;
    }

    /** Crashes the plugin: a new instance starts from what was saved last and gets the deltas since then once more. */
    public void crash() {
        end();
        begin();
    }

    /** Replaces the plugin by its next version, which gets its state. @return what hosts that; this one has ended */
    public <T> PluginHost<T> upgrade(Supplier<? extends Plugin<T>> next) {
        save();
        stop();
        return new PluginHost<>(next, configuration, this);
    }

    /** Terminates the plugin. */
    public void stop() {
        inside("terminate", () -> {
            plugin.terminate(state);
            return null;
        });
        end();
    }

    private void end() {
        context.end();
        timers.clear();
        beside.clear();
    }

    private <T> T inside(String what, Callable<T> call) {
        T result = attempt(what, call);
        emissions.take().forEach(node::add);
        for (Runnable work = beside.poll(); work != null; work = beside.poll()) {
            work.run();
            emissions.take().forEach(node::add);
        }
        return result;
    }

    private <T> T attempt(String what, Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            emissions.discard();
            if (e instanceof IllegalArgumentException refusal && what.startsWith(CALL)) {
                throw refusal;
            }
            throw new PluginCrash(what + " threw", e);
        } finally {
            handling = null;
        }
    }

    DeltaId emitted(List<Pointer> pointers) {
        return emissions.gather(handling == null ? now : handling.timestamp(), pointers, handling);
    }

    void timer(Duration delay, String timer) {
        timers.put(timer, now + delay.toMillis());
    }

    void work(Runnable work) {
        beside.add(Objects.requireNonNull(work, "run was given null and no work; give it what is to run"));
    }

    String name() {
        return ClassAnnotations.value(maker.get().getClass(), PluginName.class).orElse("plugin");
    }

    Map<String, String> configuration() {
        return configuration;
    }

    Log logger() {
        return log;
    }

    /** The author of its claims. */
    public String author() {
        return emissions.author();
    }

    /** What the plugin knows now. */
    public S state() {
        return state;
    }

    /** The claims it made, in the order in which it made them, each once. */
    public List<Delta> emissions() {
        return emissions.all();
    }

    /** What it logged: {@code "warn: the disk is full"}. */
    public List<String> log() {
        return log.lines();
    }

    /** The node, with all that was delivered and claimed. */
    public TestNode node() {
        return node;
    }
}
