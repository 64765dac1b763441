package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.SigningKey;
import org.rhizome.delta.Text;
import org.rhizome.supervision.Supervisor.State;

/** Which deltas reach a plugin, and when. */
@Timeout(60)
class FeedTest extends AtHome {

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
    void howeverManyDeltasComeBeforeTheirSignaturesNothingHasToBeRemembered() throws IOException {
        start(Home.remembering(2));
        List<Delta> signed = IntStream.range(0, 5).mapToObj(i -> Delta.by(SigningKey.random()).at(i).set("e", "name", "v")).toList();
        signed.forEach(delta -> home.slip(delta.with(null)));
        home.put(Delta.by("alice").at(1).set("e", "age", "1"));
        assertEquals(new Num(5), count());
        assertEquals("", home.instance("counter").reason());
        home.kill("counter");
        home.start();
        home.put(signed);
        assertEquals(11, home.node().status().lastSequence());
        assertEquals(new Num(5), count());
        home.close();
        Files.delete(folder.resolve("plugins/counter.state"));
        home.start();
        assertEquals(new Num(5), count(), "who begins anew gets each once too");
    }

    @Test
    void ofMoreHiddenMembersThanItRemembersAPluginForgetsTheOldestSaysSoAndGoesOn() {
        start(Home.remembering(2));
        home.put(member(1), member(2), member(3), member(4), member(5));
        assertEquals(new Num(0), count());
        assertEquals(State.RUNNING, home.instance("counter").state());
        assertTrue(home.instance("counter").reason().startsWith("3 members of incomplete transactions were forgotten"), reason());
        home.put(member(6));
        assertEquals(new Num(0), count());
        complete(6);
        Home.await("what is completed soon", () -> count().equals(new Num(1)));
        home.close();
        home.start();
        complete(5);
        Home.await("what is remembered over a restart", () -> count().equals(new Num(2)));
        complete(1);
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        assertEquals(new Num(3), count(), "the last and not what was forgotten");
        assertTrue(reason().startsWith("4 members"), reason());
    }

    @Test
    void whatWasCompletedWhileThePluginWasAwayComesHoweverMuchIsStillHidden() {
        start(Home.QUICK);
        home.put(IntStream.range(0, 600).mapToObj(FeedTest::member).toList());
        assertEquals(new Num(0), count());
        home.without("counter").publish();
        Home.await("it has gone", () -> home.supervisor().instances().isEmpty());
        complete(599);
        home.plugin("counter", "1.0.0", Home.NAMES, Steps.counting()).publish();
        Home.await("the one that is complete", () -> count().equals(new Num(1)));
    }

    @Test
    void aHiddenMemberThatCannotBeReadAnyMoreHoldsUpNothing() throws IOException {
        start(Home.QUICK);
        home.put(member(1));
        assertEquals(new Num(0), count());
        home.damageTheLast();
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        home.supervisor().restart("plugin", "counter");
        complete(1);
        home.put(Delta.by("alice").at(2).set("e", "name", "v"));
        Home.await("the two that can be read", () -> count().equals(new Num(2)));
        home.put(member(1)); // what is sent again takes the place of what cannot be read
        Home.await("the member too", () -> count().equals(new Num(3)));
        assertEquals(new Num(3), count());
    }

    private String reason() {
        return home.instance("counter").reason();
    }

    /** Of a transaction of its own. */
    private static Delta member(int number) {
        return Delta.by("alice").at(number).in("tx" + number).set("e", "name", "v");
    }

    private void complete(int number) {
        home.put(Delta.by("alice").at(number).manifest("tx" + number, member(number).id()));
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
        assertTrue(reason().contains("another store"), reason());
        Files.delete(folder.resolve("plugins/counter.state"));
        home.supervisor().restart("plugin", "counter");
        home.put(Delta.by("alice").at(1).set("f", "name", "v"));
        assertEquals(new Num(1), count());
    }

    @Test
    void aStoreThatWasSetBackAndHasGrownAgainIsAnotherOneThoughItHasTheLastDeltaToo() throws IOException {
        start(Home.QUICK);
        Delta last = Delta.by("alice").at(2).set("e", "name", "2");
        home.put(Delta.by("alice").at(1).set("e", "name", "1"));
        home.put(last);
        assertEquals(new Num(2), count());
        home.close();
        Files.move(folder.resolve("store"), folder.resolve("other"));
        home = new Home(folder).start();
        home.put(last);
        home.put(Delta.by("alice").at(3).set("e", "name", "3"));
        home.plugin("counter", "1.0.0", Home.NAMES, Steps.counting()).publish();
        Home.await("quarantine", () -> home.instance("counter").state() == State.QUARANTINED);
        assertTrue(reason().contains("another store"), reason());
    }
}
