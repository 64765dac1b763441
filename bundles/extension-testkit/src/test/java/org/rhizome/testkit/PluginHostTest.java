package org.rhizome.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.SignatureState;
import org.rhizome.delta.Text;
import org.rhizome.plugin.EmissionRefusedException;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Saved;
import org.rhizome.plugin.Subscription;

class PluginHostTest {

    private final PluginHost<Long> host = PluginHost.start(CountingPlugin::new, Map.of("b", "2", "a", "1"));

    private static Delta name(double time, String name) {
        return Delta.by("alice").at(time).set("e", "name", name);
    }

    private List<Double> counts() {
        return host.emissions().stream().map(delta -> ((Num) delta.pointers().getLast().target()).value()).toList();
    }

    @Test
    void onlyWhatItSubscribesToIsDelivered() {
        host.deliver(name(1, "a"), Delta.by("alice").at(1).set("e", "age", 7), name(2, "b"));
        assertEquals(2, host.state());
    }

    @Test
    void theSameDeltaIsDeliveredOnce() {
        host.deliver(name(1, "a"), name(1, "a"));
        assertEquals(1, host.state());
    }

    @Test
    void claimsAreSignedAndHaveTheTimeOfTheDelta() {
        host.deliver(name(7, "a"));
        Delta claim = host.emissions().getFirst();
        assertEquals(7, claim.timestamp());
        assertEquals(host.author(), claim.author());
        assertEquals(SignatureState.VERIFIED, claim.verify());
        assertEquals(Optional.of(new Num(1)), host.node().values("e").map(values -> values.get("count")));
    }

    @Test
    void afterACrashTheDeltasSinceTheLastSaveComeAgain() {
        host.deliver(name(1, "a"));
        host.save();
        host.deliver(name(2, "b"), name(3, "c"));
        host.crash();
        assertEquals(3, host.state());
        assertEquals(List.of(1.0, 2.0, 3.0), counts());
    }

    @Test
    void theNextVersionGetsTheState() {
        host.deliver(name(1, "a"));
        PluginHost<Long> next = host.upgrade(CountingPlugin::new);
        next.deliver(name(2, "b"));
        assertEquals(2, next.state());
        assertEquals(2, next.emissions().size());
    }

    @Test
    void timersGoOffInTheirOrder() {
        assertEquals(new Num(0), host.call(new Text("later")));
        host.pass(Duration.ofMillis(999));
        assertEquals(List.of(), host.log());
        host.pass(Duration.ofSeconds(3));
        assertEquals(List.of("info: first", "info: second"), host.log());
    }

    @Test
    void workBesideItEndsWithATimer() {
        host.call(new Text("beside"));
        host.pass(Duration.ZERO);
        assertEquals(List.of("info: done"), host.log());
    }

    @Test
    void anEndedInstanceHasNoNode() {
        CountingPlugin plugin = new CountingPlugin();
        PluginHost<Long> once = PluginHost.start(() -> plugin);
        PluginContext before = plugin.context;
        once.stop();
        assertThrows(IllegalStateException.class, before::node);
    }

    @Subscription(CountingPlugin.NAMES)
    static final class Echo implements Plugin<Boolean> {
        private PluginContext context;

        @Override
        public Boolean init(PluginContext given, Optional<Saved> previous) {
            context = given;
            return true;
        }

        @Override
        public Boolean handleDelta(Delta delta, Boolean state) {
            context.emit("e", "name", new Text(((Text) delta.pointers().getLast().target()).value() + "!"));
            return state;
        }
    }

    @Test
    void aPluginThatFeedsItselfIsRefused() {
        PluginHost<Boolean> echo = PluginHost.start(Echo::new);
        PluginCrash crash = assertThrows(PluginCrash.class, () -> echo.deliver(name(1, "a")));
        assertEquals(EmissionRefusedException.class, crash.getCause().getClass());
        assertTrue(crash.getMessage().contains("does the plugin feed itself?"), crash::getMessage);
        assertEquals(Emissions.CHAIN, echo.emissions().size());
    }

    @Subscription(CountingPlugin.NAMES)
    static final class Failing extends CountingPlugin {
        @Override
        public Long handleDelta(Delta delta, Long state) {
            super.handleDelta(delta, state);
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void claimsOfACallThatCrashesDoNotCount() {
        PluginHost<Long> failing = PluginHost.start(Failing::new);
        PluginCrash crash = assertThrows(PluginCrash.class, () -> failing.deliver(name(1, "a")));
        assertTrue(crash.getMessage().contains("handleDelta of ") && crash.getMessage().contains("on purpose"), crash::getMessage);
        assertEquals(List.of(), failing.emissions());
    }

    @Test
    void aPluginThatTakesNoCallsSaysSo() {
        PluginHost<Boolean> echo = PluginHost.start(Echo::new);
        assertEquals("this plugin takes no calls",
                assertThrows(IllegalArgumentException.class, () -> echo.call(new Bool(true))).getMessage());
    }
}
