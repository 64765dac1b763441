package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.SigningKey;
import org.rhizome.delta.Text;
import org.rhizome.supervision.Supervisor.State;

/** Which deltas reach a plugin, and when. */
@Timeout(60)
class FeedTest {

    @TempDir
    private Path folder;

    private Home home;

    @AfterEach
    void stop() {
        home.close();
    }

    private void start(Settings settings) {
        home = new Home(folder, settings).plugin("counter", "1.0.0", Home.NAMES, Steps.counting()).publish().start();
    }

    private Num count() {
        home.awaitCaughtUp("counter");
        return (Num) home.call("counter", new Text("?"));
    }

    @Test
    void membersOfATransactionComeOnceItIsComplete() {
        start(Home.QUICK);
        Delta one = Delta.by("alice").at(1).in("tx").set("e", "name", "1");
        Delta two = Delta.by("alice").at(2).in("tx").set("e", "name", "2");
        home.put(one);
        assertEquals(new Num(0), count());
        home.put(Delta.by("alice").at(3).manifest("tx", one.id(), two.id()));
        assertEquals(new Num(0), count());
        home.close();
        home.start();
        assertEquals(new Num(0), count());
        home.put(two);
        Home.await("both", () -> count().equals(new Num(2)));
    }

    @Test
    void aSignatureThatComesLaterBringsNothingNew() {
        start(Home.QUICK);
        Delta signed = Delta.by(SigningKey.random()).at(1).set("e", "name", "1");
        home.slip(signed.with(null));
        home.put(Delta.by("alice").at(1).set("e", "age", "1"));
        assertEquals(new Num(1), count());
        home.close();
        home.start();
        home.put(signed);
        assertEquals(3, home.node().status().lastSequence());
        assertEquals(new Num(1), count());
    }

    @Test
    void moreThanCanBeRememberedIsSaidAndNothingIsLost() {
        Settings forgetful = new Settings(100, Duration.ofSeconds(5), Duration.ofSeconds(1), 5, Duration.ofSeconds(60), Duration.ofMillis(1),
                Duration.ofMillis(1), 20, Duration.ofMillis(20), 8, 1_000, 2);
        start(forgetful);
        List<Delta> members = List.of(member(1), member(2), member(3));
        home.put(members);
        Home.await("quarantine", () -> home.instance("counter").state() == State.QUARANTINED);
        assertTrue(home.instance("counter").reason().contains("remembered.deltas"), home.instance("counter").reason());
        home.put(Delta.by("alice").at(3).manifest("tx", members.stream().map(Delta::id).toList()));
        home.supervisor().restart("plugin", "counter");
        assertEquals(new Num(3), count());
    }

    private static Delta member(int number) {
        return Delta.by("alice").at(number).in("tx").set("e", "name", "v");
    }

    @Test
    void aStateOfAnotherStoreIsNotGoneOnFrom() throws IOException {
        start(Home.QUICK);
        home.put(member(1), Delta.by("alice").at(1).set("e", "name", "v"));
        assertEquals(new Num(1), count());
        home.close();
        Files.move(folder.resolve("store"), folder.resolve("other"));
        home.start();
        Home.await("quarantine", () -> home.instance("counter").state() == State.QUARANTINED);
        assertTrue(home.instance("counter").reason().contains("another store"), home.instance("counter").reason());
        Files.delete(folder.resolve("plugins/counter.state"));
        home.supervisor().restart("plugin", "counter");
        home.put(Delta.by("alice").at(1).set("f", "name", "v"));
        assertEquals(new Num(1), count());
    }
}
