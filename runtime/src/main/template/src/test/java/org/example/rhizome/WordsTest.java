package org.example.rhizome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.plugin.Plugin;
import org.rhizome.testkit.PluginContract;
import org.rhizome.testkit.PluginHost;

/** What every plugin promises that keeps its state, whenever it crashes or is replaced, and what this one does. */
class WordsTest extends PluginContract {

    @Override
    protected Plugin<?> plugin() {
        return new Words();
    }

    @Override
    protected Arbitrary<Delta> deltas() {
        return Arbitraries.of("an editor", "", " a  b\tc ").map(text -> Delta.by("alice").at(1000).set("pkg:vim", "summary", text));
    }

    @Test
    void wordsAreCounted() {
        PluginHost<?> host = PluginHost.start(Words::new);
        host.deliver(Delta.by("alice").at(1000).set("pkg:vim", "summary", "an enhanced editor"));
        host.crash();
        assertEquals(Optional.of(new Num(3)), host.node().values("pkg:vim").map(values -> values.get("words")));
        assertEquals(new Num(3), host.call(new Bool(true)));
    }
}
