package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.plugin.EmissionRefusedException;
import org.rhizome.plugin.Plugin;

/** Runs a plugin on one delta, with an empty state and without effect. On the instance's thread, while no other start of it goes on. */
final class Trial<S> {

    private final Tools tools;
    private final Calls calls;
    private final Plugin<S> plugin;

    @SuppressWarnings("unchecked")
    Trial(Tools tools, Calls calls, Subject subject) {
        this.tools = tools;
        this.calls = calls;
        this.plugin = (Plugin<S>) subject.service();
    }

    /** What it claims from that delta. */
    List<Delta> claims(Delta input) throws Crash {
        Effects effects = tools.effects(() -> Course.TRIAL, new Signal());
        try {
            S empty = calls.call("init", () -> plugin.init(tools.context(effects, Thread.currentThread()), Optional.empty()));
            effects.emissions().begin(Optional.of(input));
            S state = calls.call("handleDelta", () -> {
                try {
                    return plugin.handleDelta(input, empty);
                } catch (EmissionRefusedException e) {
                    return empty; // as when it serves
                }
            });
            List<Delta> claims = effects.emissions().take();
            calls.call("terminate", () -> {
                plugin.terminate(state);
                return null;
            });
            return claims;
        } finally {
            effects.close(Duration.ZERO);
        }
    }
}
