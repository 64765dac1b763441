package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rhizome.core.History.claim;
import static org.rhizome.core.History.negation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.node.Change;
import org.rhizome.node.Outcome;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome.Subscription;
import org.rhizome.store.Appended;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.StoreHealth;

/** What is told of a group, and that nothing goes wrong where it cannot be told. */
class AnnouncerTest {

    private static final Delta CLAIM = claim("e", "p", "v", 1);

    private final List<Change> changes = new CopyOnWriteArrayList<>();

    /** A store that cannot read single deltas while it is damaged. */
    private static final class DamagedStore implements DeltaStore {

        private final DeltaStore store = new MemoryStore();
        private volatile boolean damaged;

        @Override
        public List<Appended> append(List<Delta> batch, long receivedAt) {
            return store.append(batch, receivedAt);
        }

        @Override
        public Snapshot snapshot() {
            Snapshot snapshot = store.snapshot();
            InvocationHandler handler = (proxy, method, args) -> {
                if (damaged && method.getName().equals("get")) {
                    throw new DamagedRecordException("segment-1", 42, "checksum");
                }
                try {
                    return method.invoke(snapshot, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
            return (Snapshot) Proxy.newProxyInstance(Snapshot.class.getClassLoader(), new Class<?>[] {Snapshot.class}, handler);
        }

        @Override
        public StoreHealth health() {
            return store.health();
        }

        @Override
        public List<String> verify() {
            return store.verify();
        }
    }

    @Test
    void whereARecordCannotBeReadAnyViewMayHaveChangedAndTheGroupIsAcceptedAllTheSame() {
        DamagedStore store = new DamagedStore();
        try (Engine node = Engines.over(store); Subscription subscription = node.subscribe(changes::add)) {
            Engines.put(node, CLAIM);
            assertEquals(Map.of("p", new Text("v")), node.lossy("e", Reading.DEFAULTS).orElseThrow().properties());
            store.damaged = true;
            assertInstanceOf(Outcome.Accepted.class, Engines.put(node, negation(CLAIM, 2)).getFirst());
            store.damaged = false;
            assertEquals(Map.of(), node.lossy("e", Reading.DEFAULTS).orElseThrow().properties());
            assertEquals(List.of(Change.Extent.LISTED, Change.Extent.ANY), changes.stream().map(Change::extent).toList());
        }
    }

    @Test
    void theFirstGroupAfterOneThatFailedMayChangeAnything() {
        HeldStore store = new HeldStore().fail(new StoreException("no space left")).open();
        try (Engine node = Engines.over(store); Subscription subscription = node.subscribe(changes::add)) {
            assertThrows(CompletionException.class, () -> Engines.put(node, CLAIM));
            assertEquals(List.of(), changes);
            Engines.put(node, CLAIM);
            Engines.put(node, claim("f", "p", "v", 1));
            assertEquals(List.of(Change.Extent.ANY, Change.Extent.LISTED), changes.stream().map(Change::extent).toList());
            assertEquals(Set.of("f"), changes.getLast().entities().keySet());
        }
    }

    @Test
    void aChangeIsToldOnceItCanBeReadAndBeforeItsSenderHearsOfIt() {
        try (Engine node = Engines.over(new MemoryStore())) {
            node.subscribe(change -> {
                assertEquals(1, node.lossy("e", Reading.DEFAULTS).orElseThrow().properties().size());
                changes.add(change);
            });
            Engines.put(node, CLAIM);
            assertEquals(List.of(List.of(CLAIM)), changes.stream().map(Change::deltas).toList());
            Engines.put(node, CLAIM);
            assertEquals(1, changes.size(), "a duplicate is no change");
        }
    }

    @Test
    void aListenerThatFailsHarmsNoOtherAndOneThatIsClosedHearsNothing() {
        try (Engine node = Engines.over(new MemoryStore())) {
            node.subscribe(change -> {
                throw new IllegalStateException("oops");
            });
            Subscription once = node.subscribe(changes::add);
            Subscription twice = node.subscribe(changes::add);
            Engines.put(node, CLAIM);
            assertEquals(2, changes.size());
            once.close();
            Engines.put(node, claim("e", "p", "w", 2));
            assertEquals(3, changes.size());
            twice.close();
            Engines.put(node, claim("e", "p", "x", 3));
            assertEquals(3, changes.size());
        }
    }
}
