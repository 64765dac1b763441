package org.rhizome.sample.sites;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rhizome.delta.Delta;
import org.rhizome.plugin.Plugin;
import org.rhizome.testkit.PluginContract;

class SitesContractTest extends PluginContract {

    @Override
    protected Plugin<?> plugin() {
        return new Sites();
    }

    @Override
    protected Arbitrary<Delta> deltas() {
        return Combinators.combine(
                Arbitraries.of("https://www.vim.org/", "https://vim.org/a b", "http://VIM.org:80/", "https://curl.se", "none", ""),
                Arbitraries.of("homepage", "summary"), Arbitraries.integers().between(1, 3), Arbitraries.of("pkg:vim", "pkg:curl"))
                .as((text, property, time, entity) -> Delta.by("alice").at(time).set(entity, property, text));
    }
}
