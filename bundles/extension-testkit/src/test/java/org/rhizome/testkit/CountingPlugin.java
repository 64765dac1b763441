package org.rhizome.testkit;

import java.time.Duration;
import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.PluginName;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;
import org.rhizome.plugin.Subscription;

/** Counts names and claims each count. */
@PluginName("counting")
@Subscription(CountingPlugin.NAMES)
class CountingPlugin implements Plugin<Long> {

    static final String NAMES = "{\"op\": \"select\", \"pred\": {\"hasPointer\": {\"context\": {\"exact\": \"name\"}}}, \"in\": \"input\"}";

    PluginContext context;

    @Override
    public Long init(PluginContext given, Optional<Saved> previous) {
        context = given;
        return previous.map(saved -> (long) ((Num) saved.state()).value()).orElse(0L);
    }

    @Override
    public Long handleDelta(Delta delta, Long state) {
        context.emit("e", "count", new Num(state + 1));
        return state + 1;
    }

    @Override
    public Long handleTimer(String timer, Long state) {
        context.log().info(timer);
        return state;
    }

    /** {@code "later"} sets timers, {@code "beside"} works beside; anything else gives the count. */
    @Override
    public Reply<Long> handleCall(Value request, Long state) {
        if (request.equals(new Text("later"))) {
            context.after(Duration.ofSeconds(2), "second");
            context.after(Duration.ofSeconds(1), "first");
            context.after(Duration.ofSeconds(9), "never");
        } else if (request.equals(new Text("beside"))) {
            context.run(() -> context.after(Duration.ZERO, "done"));
        }
        return new Reply<>(new Num(state), state);
    }

    @Override
    public Optional<Saved> save(Long state) {
        return Optional.of(new Saved(1, new Num(state)));
    }
}
