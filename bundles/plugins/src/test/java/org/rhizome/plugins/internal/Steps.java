package org.rhizome.plugins.internal;

import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;

/** Counts the deltas that it handles; what it does with each and with calls is up to a test. */
final class Steps implements Plugin<Integer> {

    private final OnDelta onDelta;
    private final OnCall onCall;
    private volatile PluginContext context;

    interface OnDelta {
        void handle(Delta delta, PluginContext context) throws Exception;
    }

    interface OnCall {
        Value handle(Value request, PluginContext context) throws Exception;
    }

    private Steps(OnDelta onDelta, OnCall onCall) {
        this.onDelta = onDelta;
        this.onCall = onCall;
    }

    static Steps of(OnDelta onDelta) {
        return new Steps(onDelta, null);
    }

    static Steps of(OnDelta onDelta, OnCall onCall) {
        return new Steps(onDelta, onCall);
    }

    static Steps counting() {
        return of((_, _) -> { });
    }

    @Override
    public Integer init(PluginContext given, Optional<Saved> previous) {
        context = given;
        return previous.map(saved -> (int) ((Num) saved.state()).value()).orElse(0);
    }

    @Override
    public Integer handleDelta(Delta delta, Integer count) throws Exception {
        onDelta.handle(delta, context);
        return count + 1;
    }

    /** What the test says, or how many deltas there were. */
    @Override
    public Reply<Integer> handleCall(Value request, Integer count) throws Exception {
        return new Reply<>(onCall == null ? new Num(count) : onCall.handle(request, context), count);
    }

    @Override
    public Optional<Saved> save(Integer count) {
        return Optional.of(new Saved(1, new Num(count)));
    }
}
