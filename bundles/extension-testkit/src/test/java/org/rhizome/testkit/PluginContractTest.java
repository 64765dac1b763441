package org.rhizome.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Saved;
import org.rhizome.plugin.Subscription;

/** Runs the contract against plugins that break it. */
class PluginContractTest {

    private static final String CRASH = "aCrashAtAnyTimeChangesNothing";
    private static final String UPGRADE = "anUpgradeAtAnyTimeChangesNothing";

    abstract static class OfNames extends PluginContract {
        @Override
        protected Arbitrary<Delta> deltas() {
            return Values.texts().map(name -> Delta.by("alice").at(1).set("e", "name", (Text) name));
        }
    }

    static final class Honest extends OfNames {
        @Override
        protected Plugin<?> plugin() {
            return new CountingPlugin();
        }
    }

    @Test
    void aPluginThatKeepsItsPromisesPasses() {
        assertEquals(Map.of(), Verdicts.failures(Honest.class, 2));
    }

    @Subscription(CountingPlugin.NAMES)
    static final class Forgetting extends CountingPlugin {
        @Override
        public Long init(PluginContext given, Optional<Saved> previous) {
            super.init(given, previous);
            return 0L;
        }
    }

    static final class Forgetful extends OfNames {
        @Override
        protected Plugin<?> plugin() {
            return new Forgetting();
        }
    }

    @Test
    void whatIsSavedAndNotReadIsCaught() {
        assertEquals(Set.of(CRASH, UPGRADE), Verdicts.failures(Forgetful.class, 2).keySet());
    }

    @Subscription(CountingPlugin.NAMES)
    static final class Numbering extends CountingPlugin {
        private int handled; // by this instance

        @Override
        public Long handleDelta(Delta delta, Long state) {
            context.emit("e", "number", new Num(handled++));
            return super.handleDelta(delta, state);
        }
    }

    static final class OutsideTheState extends OfNames {
        @Override
        protected Plugin<?> plugin() {
            return new Numbering();
        }
    }

    @Test
    void whatIsKnownOutsideTheStateIsCaught() {
        assertEquals(Set.of(CRASH, UPGRADE), Verdicts.failures(OutsideTheState.class, 2).keySet());
    }
}
