package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.node.Filter;
import org.rhizome.node.ListQuery;
import org.rhizome.node.Reading;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.RetractingResolver;

/** A write costs what it touches, however much was claimed before: counted, not timed. */
@Timeout(120)
class WorkTest {

    private final CountingStore store = new CountingStore();
    private final AtomicLong calls = new AtomicLong();
    private final Engine node = Engines.over(store, new Resolvers().install("last-write", new Counting()));

    @AfterEach
    void close() {
        node.close();
    }

    /** How many claims there are; counts how often it is asked to do anything. */
    private final class Counting implements RetractingResolver<Integer> {

        @Override
        public Integer init() {
            return 0;
        }

        @Override
        public Integer reduce(Integer state, Claim claim) {
            calls.incrementAndGet();
            return state + 1;
        }

        @Override
        public Optional<Integer> retract(Integer state, Claim claim) {
            calls.incrementAndGet();
            return Optional.of(state - 1);
        }

        @Override
        public Optional<Value> resolve(Integer state) {
            calls.incrementAndGet();
            return Optional.of(new Num(state));
        }
    }

    private static List<Delta> claims(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> History.claim("e", "p", "v" + i, i)).toList();
    }

    private void requireCount(int expected) {
        assertEquals(new Num(expected), node.lossy("e", Reading.DEFAULTS).orElseThrow().properties().get("p"));
    }

    private void requireWork(String what, long mostCalls, long mostReads) {
        long done = calls.getAndSet(0);
        long read = store.reads();
        assertTrue(done <= mostCalls, () -> what + ": " + done + " calls of the resolver, expected at most " + mostCalls);
        assertTrue(read <= mostReads, () -> what + ": " + read + " reads of the store, expected at most " + mostReads);
    }

    @Test
    void twoThousandWritesWithALookAfterEachCostTwoThousandTimesTheSame() {
        Engines.put(node, claims(0, 1));
        requireCount(1);
        requireWork("the first", 10, 40);
        List<Delta> claims = claims(1, 2_001);
        for (int i = 0; i < claims.size(); i++) {
            Engines.put(node, claims.get(i));
            requireCount(i + 2);
            requireWork("write " + i, 3, 40);
        }
        Engines.put(node, claims.stream().map(claim -> History.negation(claim, 1)).limit(500).toList());
        requireCount(1_501);
        requireWork("500 negations together", 510, 500 * 40);
        for (Delta claim : claims.subList(500, 700)) {
            Engines.put(node, History.negation(claim, 1));
            node.lossy("e", Reading.DEFAULTS);
            requireWork("a negation", 3, 60);
        }
    }

    @Test
    void twoHundredThousandWritesWithALookNowAndThenCostInProportion() {
        int size = 200_000;
        for (int from = 0; from < size; from += 2_000) {
            Engines.put(node, claims(from, from + 2_000));
            if (from % 20_000 == 0) {
                requireCount(from + 2_000);
            }
        }
        requireCount(size);
        requireWork("all", 2 * size, size * 15L); // while the entity is small, what waits may exceed what is counted
        Engines.put(node, claims(size, size + 1));
        requireCount(size + 1);
        requireWork("one more", 3, 40);
    }

    @Test
    void aListOfMaintainedViewsAsksNoResolver() {
        Engines.put(node, IntStream.range(0, 100).mapToObj(i -> History.claim("e" + i, "p", "v", i)).toList());
        IntStream.range(0, 100).forEach(i -> node.lossy("e" + i, Reading.DEFAULTS));
        calls.set(0);
        node.list(new ListQuery(new ListQuery.Source.Prefix("e"), Reading.DEFAULTS,
                Filter.ALL, Optional.empty(), Optional.empty(), 100));
        assertEquals(0, calls.get());
    }
}
