package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.algebra.Terms;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.SignatureState;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.PluginContext;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;
import org.rhizome.supervision.Supervisor;

/** What plugins claim, and what else they do through their context. */
@Timeout(60)
class EmissionTest extends AtHome {

    private static Steps copier(String to) {
        return Steps.of((delta, context) -> context.emit(((EntityRef) delta.pointers().getFirst().target()).id(), to, new Text("copied")));
    }

    private static String context(String name) {
        return Home.NAMES.replace("\"name\"", "\"" + name + "\"");
    }

    @Test
    void aClaimSaysFromWhatItWasDerivedAndIsSigned() throws Exception {
        home = new Home(folder).plugin("copier", "1.2.3", Home.NAMES, copier("copy")).publish().start();
        Delta input = Delta.by("alice").at(1234.5).set("e", "name", "v");
        home.put(input);
        Home.await("the claim", () -> home.node().feed(1).hasNext());
        Delta claim = home.node().feed(1).next().delta();
        assertEquals(1234.5, claim.timestamp());
        assertEquals(SignatureState.VERIFIED, claim.verify());
        String binding = Terms.hash(Terms.parse(Home.NAMES.getBytes())).toString();
        assertEquals(List.of(
                new Pointer("subject", new EntityRef("e", "copy")), new Pointer("value", new Text("copied")),
                new Pointer("derived.by", new Text("plugin copier 1.2.3")),
                new Pointer("derived.from", new DeltaRef(input.id().toString(), null)),
                new Pointer("derived.binding", new Text(binding)), new Pointer("derived.depth", new Num(1))), claim.pointers());
        Path key = folder.resolve("secrets/plugins/copier.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(Optional.of(Map.of("name", new Text("v"), "copy", new Text("copied"))), home.node()
                .lossy("e", Reading.DEFAULTS).map(LossyView::properties).map(Map::copyOf));
    }

    @Test
    void aLoopOfTwoIsCutAndVisible() {
        home = new Home(folder).plugin("ping", "1.0.0", context("ping"), copier("pong")).plugin("pong", "1.0.0", context("pong"), copier("ping"))
                .publish().start();
        home.put(Delta.by("alice").at(1).set("e", "ping", "start"));
        Home.await("the loop is cut", () -> refused("ping") + refused("pong") == 1);
        assertEquals(1 + 8, home.node().status().deltas());
        Home.await("both go on", () -> home.isCaughtUp("ping") && home.isCaughtUp("pong"));
        assertEquals(0, home.instance("ping").restarts() + home.instance("pong").restarts());
    }

    private long refused(String plugin) {
        return home.instance(plugin).refusedEmissions();
    }

    @Test
    void aDeltaOfTooLongADescentBringsNobodyDown() {
        home = new Home(folder).plugin("copier", "1.0.0", Home.NAMES, copier("copy")).publish().start();
        home.put(Delta.by("mallory").at(1).claim(new Pointer("subject", new EntityRef("e", "name")),
                new Pointer("derived.depth", new Num(1e300))));
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        Home.await("the second is handled", () -> home.node().status().deltas() == 3);
        assertEquals(1, refused("copier"));
        assertEquals(0, home.instance("copier").restarts());
    }

    @Test
    void oneDeltaLeadsToSoManyClaimsAndNoMore() {
        Steps flood = Steps.of((delta, context) -> {
            for (int i = 0; ; i++) {
                context.emit("flood", "drop", new Num(i));
            }
        });
        home = new Home(folder).plugin("flood", "1.0.0", Home.NAMES, flood).publish().start();
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        Home.await("the flood", () -> home.instance("flood").handled() == 1);
        assertEquals(1 + 1_000, home.node().status().deltas());
        assertEquals(1_000, home.instance("flood").emitted());
        assertEquals(1, refused("flood"));
    }

    @Test
    void whatTheNodeWouldRefuseLaterIsRefusedAtOnce() {
        List<String> said = new CopyOnWriteArrayList<>();
        String large = "x".repeat(Rhizome.MAX_DELTA_JSON - 1_000);
        Steps eager = Steps.of((delta, context) -> {
            context.emit("e", "copy", new Text(large));
            said.add(assertThrows(IllegalArgumentException.class, () -> context.emit("e", "copy", new Text(large + large))).getMessage());
            said.add(assertThrows(NullPointerException.class, () -> context.run(null)).getMessage());
            context.run(() -> said.add(
                    assertThrows(IllegalArgumentException.class, () -> context.emit("e", "copy", new Text(large + large))).getMessage()));
        });
        home = new Home(folder).plugin("eager", "1.0.0", Home.NAMES, eager).publish().start();
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        Home.await("the delta and the work beside", () -> said.size() == 3 && home.isCaughtUp("eager"));
        assertTrue(said.getFirst().contains("may take " + Rhizome.MAX_DELTA_JSON), said.toString());
        assertTrue(said.stream().anyMatch(text -> text.startsWith("run was given null")), said.toString());
        assertEquals(2, home.node().status().deltas());
        assertEquals(0, refused("eager") + home.instance("eager").restarts());
    }

    @Test
    void aFloodSlowsItsPluginAndNoOther() {
        Steps flood = Steps.of((delta, context) -> {
            for (int i = 0; i < 500; i++) {
                context.emit("flood", "drop", new Num(i));
            }
        });
        home = new Home(folder).plugin("flood", "1.0.0", Home.NAMES, flood).plugin("calm", "1.0.0", Home.NAMES, Steps.counting()).publish().start();
        List<Delta> deltas = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            deltas.add(Delta.by("alice").at(i).set("e" + i, "name", "v"));
        }
        home.put(deltas);
        Home.await("the calm one is through", () -> home.instance("calm").handled() == 200);
        assertTrue(home.instance("flood").handled() < 200, "it was not slowed: " + home.instance("flood").handled());
        assertTrue(home.instance("flood").lag() > 0);
    }

    @Test
    void aReplayComparesWhatIsClaimedNowAndLeavesNoTrace() {
        List<String> words = new ArrayList<>(List.of("one"));
        Steps speaker = Steps.of((delta, context) -> context.emit("e", "word", new Text(words.getFirst())));
        home = new Home(folder).plugin("speaker", "1.0.0", Home.NAMES, speaker).publish().start();
        Delta input = Delta.by("alice").at(1).set("e", "name", "v");
        Delta other = Delta.by("alice").at(1).set("e", "age", "v");
        home.put(input, other);
        Home.await("the claim", () -> home.node().status().deltas() == 3);
        Supervisor.Replay same = home.supervisor().replay("speaker", input.id());
        assertTrue(same.same());
        assertEquals(same.before(), same.again());
        words.set(0, "two");
        Supervisor.Replay differs = home.supervisor().replay("speaker", input.id());
        assertFalse(differs.same());
        assertEquals(same.before(), differs.before());
        assertEquals(3, home.node().status().deltas());
        assertEquals(new Num(1), home.call("speaker", new Text("count")));
        home.put(Delta.by("alice").at(2).set("e", "name", "v"));
        Home.await("it claims again", () -> home.node().status().deltas() == 5);
        assertThrows(IllegalArgumentException.class, () -> home.supervisor().replay("speaker", other.id()));
        assertThrows(IllegalArgumentException.class,
                () -> home.supervisor().replay("speaker", Delta.by("x").at(1).set("not", "here", "").id()));
    }

    /** Sets timers, works beside itself, and looks around. */
    private static final class Busy implements Plugin<List<Value>> {

        private PluginContext context;
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private volatile Thread beside;

        @Override
        public List<Value> init(PluginContext given, Optional<Saved> previous) {
            context = given;
            context.after(Duration.ofHours(1), "late");
            context.after(Duration.ZERO, "first");
            context.run(() -> {
                beside = Thread.currentThread();
                context.emit("beside", "said", new Text("by work"));
                try {
                    interrupted.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            return new ArrayList<>();
        }

        @Override
        public List<Value> handleTimer(String timer, List<Value> state) {
            state.add(new Text(timer));
            if (timer.equals("first")) {
                context.after(Duration.ofMillis(1), "second");
                context.emit("timer", "said", new Text("by timer"));
            }
            return state;
        }

        @Override
        public Reply<List<Value>> handleCall(Value request, List<Value> state) {
            assertNull(Thread.currentThread().getContextClassLoader());
            Value read = context.node().values("timer").map(values -> values.get("said")).orElse(new Text("nothing yet"));
            return new Reply<>(new Value.Items(List.of(new Value.Items(state), read,
                    new Text(context.configuration().get("for")), new Text(context.author()))), state);
        }
    }

    @Test
    void aContextGivesTimersThreadsTheNodeAndTheConfigurationUntilTheEnd() {
        Busy busy = new Busy();
        home = new Home(folder).plugin("busy", "1.0.0", "", busy).publish().start();
        Home.await("both timers", () -> home.call("busy", new Text("?")) instanceof Value.Items items
                && items.values().getFirst().equals(new Value.Items(List.of(new Text("first"), new Text("second")))));
        Value.Items answer = (Value.Items) home.call("busy", new Text("?"));
        assertEquals(new Text("by timer"), answer.values().get(1));
        assertEquals(new Text("busy"), answer.values().get(2));
        assertTrue(answer.values().get(3).toString().contains("ed25519:"));
        Home.await("the work beside", () -> home.node().status().deltas() == 2);
        home.without("busy").publish();
        Home.await("it has gone", () -> home.supervisor().instances().isEmpty());
        Home.await("the work was interrupted", () -> busy.interrupted.getCount() == 0);
        Home.await("its thread has ended", () -> !busy.beside.isAlive());
        assertThrows(IllegalStateException.class, () -> busy.context.emit("late", "said", new Text("no")));
        assertThrows(IllegalStateException.class, () -> busy.context.node().values("timer"));
    }
}
