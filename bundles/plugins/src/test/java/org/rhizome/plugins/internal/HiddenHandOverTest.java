package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.gate.Successor.Reversible;

/** What was hidden in a transaction while one version took over from another is claimed from once, by one of the two. */
@Timeout(60)
class HiddenHandOverTest extends AtHome {

    private static final Delta MEMBER = Delta.by("alice").at(2).in("tx").set("e", "name", "member");
    private static final Delta MANIFEST = Delta.by("alice").at(4).manifest("tx", MEMBER.id());
    private static final Text HOW_MANY = new Text("how many?");

    private static Steps claimant(String name, Steps.OnDelta also) {
        return Steps.of((delta, context) -> {
            context.emit("claims", name, new Text(name));
            also.handle(delta, context);
        });
    }

    /** From which deltas a version made claims. */
    private List<String> claimed(String name) {
        List<String> sources = new ArrayList<>();
        home.node().feed(0).forEachRemaining(stored -> {
            if (stored.delta().toString().contains("context=" + name)) {
                stored.delta().pointers().stream().filter(pointer -> pointer.role().equals("derived.from"))
                        .forEach(pointer -> sources.add(((DeltaRef) pointer.target()).delta()));
            }
        });
        return sources;
    }

    @Test
    void whatTheFormerHasHandledMeanwhileIsTakenInWithoutAClaim() throws Exception {
        home = new Home(folder).plugin("p", "1.0.0", Home.NAMES, claimant("first", (_, _) -> { })).publish().start();
        home.put(MEMBER);
        home.awaitCaughtUp("p");
        Prepared prepared = home.plugin("p", "2.0.0", Home.NAMES, claimant("second", (_, _) -> { })).prepare();
        home.put(MANIFEST);
        Home.await("the former claims", () -> claimed("first").size() == 1);
        home.swap();
        prepared.takeOver().settle();
        Delta next = Delta.by("alice").at(5).set("e", "name", "next");
        home.put(next);
        Home.await("the next one claims", () -> !claimed("second").isEmpty());
        assertEquals(List.of(next.id().toString()), claimed("second"));
        assertEquals(new Num(2), home.call("p", HOW_MANY));
    }

    @Test
    void whatTheFormerHadStillHiddenIsLeftToTheNext() throws Exception {
        CountDownLatch former = new CountDownLatch(1);
        CountDownLatch next = new CountDownLatch(1);
        Delta before = Delta.by("alice").at(1).set("e", "name", "before");
        Delta after = Delta.by("alice").at(3).set("e", "name", "after");
        home = new Home(folder).plugin("p", "1.0.0", Home.NAMES, claimant("first", (delta, _) -> holdAt(after, delta, former))).publish().start();
        Prepared prepared = home.plugin("p", "2.0.0", Home.NAMES, claimant("second", (delta, _) -> holdAt(before, delta, next))).prepare();
        home.put(before);
        home.put(MEMBER);
        home.awaitCaughtUp("p"); // the member was hidden for the former; the next one is held before it
        home.put(after);
        home.put(MANIFEST);
        next.countDown();
        home.swap();
        CompletableFuture<Reversible> taken = new CompletableFuture<>();
        Thread taker = Thread.ofPlatform().daemon().start(() -> taken.complete(prepared.takeOver()));
        Home.await("it waits for the former", () -> taker.getState() == Thread.State.TIMED_WAITING);
        former.countDown();
        taken.join().settle();
        Home.await("the next one claims from the member", () -> !claimed("second").isEmpty());
        home.awaitCaughtUp("p");
        assertEquals(List.of(MEMBER.id().toString()), claimed("second"));
        assertEquals(new Num(3), home.call("p", HOW_MANY));
    }

    @Test
    void aPluginWhoseMemoryIsFullOfHiddenMembersIsReplacedAndTheNextForgetsNoOthers() throws Exception {
        home = new Home(folder, Home.remembering(2)).plugin("p", "1.0.0", Home.NAMES, claimant("first", (_, _) -> { })).publish().start();
        home.put(member(1), member(2));
        home.awaitCaughtUp("p");
        Prepared prepared = home.plugin("p", "2.0.0", Home.NAMES, claimant("second", (_, _) -> { })).prepare();
        home.put(member(3), member(4));
        home.awaitCaughtUp("p");
        home.swap();
        prepared.takeOver().settle();
        home.put(Delta.by("alice").at(3).manifest("tx3", member(3).id()));
        Home.await("the next one claims", () -> claimed("second").size() == 1);
        assertEquals(List.of(member(3).id().toString()), claimed("second"));
        assertEquals(List.of(), claimed("first"));
    }

    @Test
    void aCandidateMeanwhileOverrunByMembersIsRefusedAndTheFormerGoesOn() throws Exception {
        home = new Home(folder, Home.remembering(2)).plugin("p", "1.0.0", Home.NAMES, claimant("first", (_, _) -> { })).publish().start();
        home.put(member(1), member(2));
        home.awaitCaughtUp("p");
        Prepared prepared = home.plugin("p", "2.0.0", Home.NAMES, claimant("second", (_, _) -> { })).prepare();
        home.put(member(3), member(4), member(5));
        Home.await("the candidate says so", () -> home.failures().stream().anyMatch(it -> it.contains("came while it followed")));
        assertThrows(IllegalStateException.class, prepared::takeOver);
        prepared.abandon();
        home.put(Delta.by("alice").at(5).manifest("tx5", member(5).id()));
        Home.await("the former claims", () -> claimed("first").size() == 1);
    }

    private static Delta member(int number) {
        return Delta.by("alice").at(number).in("tx" + number).set("e", "name", "member");
    }

    private static void holdAt(Delta where, Delta now, CountDownLatch until) throws InterruptedException {
        if (now.equals(where)) {
            until.await();
        }
    }
}
