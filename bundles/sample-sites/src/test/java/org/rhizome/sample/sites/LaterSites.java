package org.rhizome.sample.sites;

import java.util.Optional;
import org.rhizome.delta.Bool;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Saved;

/** A version that is not written yet, whose state has another form. */
final class LaterSites implements Plugin<Boolean> {

    @Override
    public Boolean init(PluginContext context, Optional<Saved> previous) {
        return true;
    }

    @Override
    public Optional<Saved> save(Boolean state) {
        return Optional.of(new Saved(2, new Bool(state)));
    }
}
