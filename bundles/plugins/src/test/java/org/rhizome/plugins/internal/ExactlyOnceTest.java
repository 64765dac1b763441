package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.SigningKey;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.gate.Successor.Reversible;
import org.rhizome.node.Rhizome;

/** Each delta that it subscribes to is in a plugin's state once, and has led to its claim once, whatever happened on the way. */
@Timeout(120)
class ExactlyOnceTest {

    @TempDir
    private Path folder;

    private final List<Delta> history = new ArrayList<>();
    private final List<Delta> expected = new ArrayList<>();
    private Ledger serving;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void overCrashesStopsAndKillsInAnyOrderOfArrival(long seed) throws Exception {
        Random random = new Random(seed);
        tell(random);
        Collections.shuffle(history, random);
        Random mishaps = new Random(seed);
        Ledger ledger = new Ledger(1, _ -> {
            if (mishaps.nextInt(40) == 0) {
                throw new IllegalStateException("by chance");
            }
        });
        serving = ledger;
        Home home = new Home(folder).plugin("ledger", "1.0.0", Home.NAMES, ledger).publish().start();
        for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(30));
            history.subList(from, to).stream().filter(ExactlyOnceTest::isCopy).forEach(home::slip);
            home.put(history.subList(from, to).stream().filter(delta -> !isCopy(delta)).toList());
            from = to;
            switch (random.nextInt(8)) {
                case 0 -> {
                    home.close();
                    home.start();
                }
                case 1 -> {
                    home.kill("ledger");
                    home.start();
                }
                case 2 -> home.supervisor().restart("plugin", "ledger");
                case 3 -> home.awaitCaughtUp("ledger");
                case 4 -> upgrade(home, new Ledger(1, ledger.trouble()), random);
                default -> { } // goes on at once
            }
        }
        home.put(Delta.by("alice").at(-1).set("last", "age", "1"));
        Map<String, Value> once = new TreeMap<>();
        expected.forEach(delta -> once.put(delta.id().toString(), new Num(1)));
        Home.await("all has been handled", () -> handled(home).size() >= once.size());
        home.awaitCaughtUp("ledger");
        assertEquals(once, new TreeMap<>(handled(home)), "seed " + seed);
        assertEquals(once.keySet(), new TreeSet<>(derived(home.node())), "seed " + seed);
        home.close();
    }

    /** To another version, and sometimes back. A candidate that crashes by chance does not take over. */
    private void upgrade(Home home, Ledger next, Random random) throws Exception {
        Ledger former = serving;
        home.plugin("ledger", "1.0." + random.nextInt(1_000), Home.NAMES, next);
        Prepared prepared;
        try {
            prepared = home.prepare();
        } catch (IllegalStateException e) {
            home.plugin("ledger", "1.0.0", Home.NAMES, former);
            return;
        }
        home.swap();
        Reversible reversible = prepared.takeOver();
        if (random.nextInt(3) == 0) {
            home.plugin("ledger", "1.0.0", Home.NAMES, former).swap();
            reversible.revert();
        } else {
            reversible.settle();
            serving = next;
        }
    }

    private static Map<String, Value> handled(Home home) {
        return ((Value.Fields) home.supervisor().call("ledger", new Text("all"), Duration.ofSeconds(20))
                .exceptionally(_ -> new Value.Fields(Map.of())).join()).values(); // crashed over it, or starting
    }

    /** What the claims of the plugin are derived from. */
    private static List<String> derived(Rhizome node) {
        List<Delta> all = new ArrayList<>();
        node.feed(0).forEachRemaining(stored -> all.add(stored.delta()));
        return all.stream().flatMap(delta -> delta.pointers().stream()).filter(pointer -> pointer.role().equals("derived.from"))
                .map(pointer -> ((DeltaRef) pointer.target()).delta()).sorted().collect(Collectors.toList());
    }

    /** Claims, some signed later, some in transactions of which some are never complete, and what the plugin does not subscribe to. */
    private void tell(Random random) {
        List<SigningKey> keys = List.of(SigningKey.ofSeed(new byte[32]), SigningKey.ofSeed("0123456789abcdef0123456789abcdef".getBytes()));
        for (int i = 0; i < 120; i++) {
            SigningKey key = keys.get(random.nextInt(2));
            Delta signed = Delta.by(key).at(i).set("e" + i, random.nextInt(4) == 0 ? "age" : "name", "v" + i);
            boolean wanted = signed.toString().contains("name");
            switch (random.nextInt(4)) {
                case 0 -> say(wanted, signed.with(null), signed);
                case 1 -> say(wanted, signed);
                case 2 -> say(wanted, Delta.by("alice").at(i).set("e" + i, wanted ? "name" : "age", "v" + i));
                default -> transaction(random, key, i);
            }
        }
    }

    private void transaction(Random random, SigningKey key, int number) {
        List<Delta> members = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            members.add(Delta.by(key).at(number + i / 10.0).in("tx" + number).set("t" + number, "name", "m" + i));
        }
        boolean complete = random.nextInt(4) > 0;
        for (Delta member : members) {
            say(complete, member);
        }
        if (complete || random.nextBoolean()) {
            List<DeltaId> listed = new ArrayList<>(members.stream().map(Delta::id).toList());
            if (!complete) {
                listed.add(Delta.by("nobody").at(number).set("x", "y", "never told").id());
            }
            history.add(Delta.by("manager").at(number).manifest("tx" + number, listed));
        }
    }

    private static boolean isCopy(Delta delta) {
        return delta.signature().isEmpty() && delta.author().startsWith("ed25519:");
    }

    private void say(boolean handled, Delta... copies) {
        history.addAll(List.of(copies));
        if (handled) {
            expected.add(copies[0]);
        }
    }
}
