package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.node.Change;
import org.rhizome.node.Filter;
import org.rhizome.node.ListQuery;
import org.rhizome.node.Reading;
import org.rhizome.node.Rhizome;

/** Whoever lists while transactions arrive in pieces sees all of a transaction or nothing of it. */
@Timeout(120)
class AtomicityTest {

    private static final int TRANSACTIONS = 40;
    private static final int MEMBERS = 8;
    private static final ListQuery ALL = new ListQuery(
            new ListQuery.Source.Prefix("t"), Reading.DEFAULTS, Filter.ALL, Optional.empty(), Optional.empty(), 1_000);

    private static List<Delta> transaction(int number) {
        List<Delta> deltas = new ArrayList<>(IntStream.range(0, MEMBERS)
                .mapToObj(i -> Delta.by("alice").at(number).in("x" + number).set("t" + number + "-" + i, "p", "v" + number)).toList());
        deltas.add(Delta.by("alice").at(number).manifest("x" + number, deltas.stream().map(Delta::id).toList()));
        return deltas;
    }

    @Test
    void aListShowsAllMembersOfATransactionOrNone() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ConcurrentLinkedQueue<Change> changes = new ConcurrentLinkedQueue<>();
        try (Engine node = Engines.over(new JitterStore(new MemoryStore())); ExecutorService threads = Executors.newCachedThreadPool();
                var subscription = node.subscribe(changes::add)) {
            List<Future<?>> readers = IntStream.range(0, 3).<Future<?>>mapToObj(i -> threads.submit(() -> readUntil(done, node))).toList();
            try {
                Random random = new Random(7);
                for (int number = 0; number < TRANSACTIONS; number++) {
                    List<Delta> deltas = transaction(number);
                    Collections.shuffle(deltas, random);
                    int cut = random.nextInt(deltas.size());
                    Engines.put(node, deltas.subList(0, cut));
                    assertEquals(number * MEMBERS, node.list(ALL).entities().size());
                    Engines.put(node, deltas.subList(cut, deltas.size()));
                    assertEquals((number + 1) * MEMBERS, node.list(ALL).entities().size());
                }
            } finally {
                done.set(true);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        Set<String> complete = new HashSet<>();
        for (Change change : changes) {
            Map<String, Integer> counts = new HashMap<>();
            change.deltas().forEach(delta -> Membership.transactions(delta).forEach(it -> counts.merge(it, 1, Integer::sum)));
            counts.forEach((transaction, count) -> {
                assertEquals(MEMBERS, count, () -> transaction + " came in pieces");
                assertTrue(complete.add(transaction), () -> transaction + " came twice");
            });
        }
        assertEquals(TRANSACTIONS, complete.size());
    }

    private static void readUntil(AtomicBoolean done, Rhizome node) {
        int last = 0;
        while (!done.get()) {
            Map<String, Integer> counts = new HashMap<>();
            node.list(ALL).entities().forEach(view -> counts.merge(view.entity().split("-")[0], 1, Integer::sum));
            counts.forEach((transaction, count) -> assertEquals(MEMBERS, count, () -> "only a part of " + transaction + " is shown"));
            assertTrue(counts.size() >= last, "what was seen once stays");
            last = counts.size();
        }
    }
}
