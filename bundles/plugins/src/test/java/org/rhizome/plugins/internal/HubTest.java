package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rhizome.node.Change.Extent.ANY;
import static org.rhizome.node.Change.Extent.LISTED;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.core.Engine;
import org.rhizome.delta.Delta;
import org.rhizome.gate.Generation;
import org.rhizome.gate.internal.OpenFront;
import org.rhizome.gate.internal.Turnstile;
import org.rhizome.node.Change;
import org.rhizome.store.mapdb.OpenStore;

/** What followers hear of changes, through a front whose engine is replaced, or more slowly than changes come. */
@Timeout(60)
class HubTest {

    @TempDir
    private Path folder;

    private final List<Change.Extent> heard = new CopyOnWriteArrayList<>();
    private OpenStore store;
    private Engine engine;
    private OpenFront front;
    private Hub hub;
    private int told;

    @BeforeEach
    void start() {
        open("store");
        front = new OpenFront(engine);
        hub = new Hub(front.node(), Home.daemons("hub"));
    }

    private Engine open(String name) {
        store = OpenStore.in(folder.resolve(name));
        engine = Home.engine(store, new Turnstile(new Generation(0, new TreeMap<>())));
        return engine;
    }

    @AfterEach
    void stop() {
        hub.close();
        close();
    }

    private void close() {
        engine.close();
        store.close();
    }

    private void put() {
        front.node().submit(List.of(claim(told++))).orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static Delta claim(int number) {
        return Delta.by("alice").at(number).set("e" + number, "name", "v");
    }

    private void await(Change.Extent... extents) {
        Home.await(List.of(extents) + " are heard", () -> heard.size() >= extents.length);
        assertEquals(List.of(extents), heard);
    }

    @Test
    void anEngineThatComesBackWithWhatWasHeardIsNoNews() {
        hub.follow(change -> heard.add(change.extent()));
        put();
        await(LISTED);
        front.replace(() -> {
            close();
            return open("store");
        });
        put();
        await(LISTED, LISTED);
    }

    @Test
    void anEngineThatComesBackWithMoreIsNews() {
        hub.follow(change -> heard.add(change.extent()));
        put();
        await(LISTED);
        front.replace(() -> {
            engine.close();
            store.append(List.of(claim(100)), 0);
            store.close();
            return open("store");
        });
        await(LISTED, ANY);
        put();
        await(LISTED, ANY, LISTED);
    }

    @Test
    void anEngineThatComesBackWithLessIsNews() {
        hub.follow(change -> heard.add(change.extent()));
        put();
        await(LISTED);
        front.replace(() -> {
            close();
            return open("another store");
        });
        await(LISTED, ANY);
    }

    @Test
    void whatIsMissedWhileItIsToldThatSomethingWasMissedCountsAgain() {
        Semaphore may = new Semaphore(0);
        hub.follow(change -> {
            heard.add(change.extent());
            may.acquireUninterruptibly();
        });
        put();
        await(LISTED); // and the hub stands in it
        for (int i = 0; i < 300; i++) {
            put(); // more than wait
        }
        may.release();
        await(LISTED, ANY);
        put();
        may.release();
        await(LISTED, ANY, LISTED);
        may.release();
        await(LISTED, ANY, LISTED, ANY);
        may.release(1_000);
    }
}
