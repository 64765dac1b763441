package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.rhizome.delta.Value;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.Resolver;

class RosterTest {

    /** The resolver of one service; each is a service of its own. */
    private record Numbered(long number) implements Resolver<Void> {

        @Override
        public Void reduce(Void state, Claim claim) {
            return null;
        }

        @Override
        public Optional<Value> resolve(Void state) {
            return Optional.empty();
        }
    }

    private final Roster roster = new Roster();

    private static Offer offer(String name, long service, String version, int ranking) {
        return new Offer(new Installed<>(name, version, "test", "", new Numbered(service)), Version.valueOf(version), ranking, service);
    }

    private long published(String name) {
        return ((Numbered) roster.current().resolver(name).orElseThrow().service()).number;
    }

    @Test
    void itStartsEmptyWithNumberZero() {
        assertEquals(0, roster.current().number());
        assertEquals(Set.of(), roster.current().resolvers().keySet());
    }

    @Test
    void everyChangeMakesAGenerationWhoseNumberIsOneHigher() {
        roster.put(offer("a", 1, "1.0.0", 0));
        roster.put(offer("b", 2, "1.0.0", 0));
        roster.remove(1);
        assertEquals(3, roster.current().number());
        assertEquals(Set.of("b"), roster.current().resolvers().keySet());
    }

    @Test
    void whatChangesNoResolverMakesNoGeneration() {
        roster.put(offer("a", 1, "2.0.0", 0));
        Generation before = roster.current();
        roster.put(offer("a", 2, "1.0.0", 0));
        roster.remove(2);
        roster.remove(99);
        assertSame(before, roster.current());
    }

    @Test
    void aGenerationThatWasHandedOutDoesNotChange() {
        roster.put(offer("a", 1, "1.0.0", 0));
        Generation held = roster.current();
        roster.remove(1);
        assertEquals(Set.of("a"), held.resolvers().keySet());
        assertThrows(UnsupportedOperationException.class, () -> held.resolvers().clear());
    }

    @Test
    void ofOneNameTheHighestVersionWinsThenTheRankingThenTheOlderServiceInEveryOrderOfArrival() {
        List<Offer> bestFirst = List.of(
                offer("a", 9, "10.0.0", 0), offer("a", 3, "9.0.0", 7), offer("a", 1, "9.0.0", 0), offer("a", 2, "9.0.0", 0));
        for (int first = 0; first < bestFirst.size(); first++) {
            Roster fresh = new Roster();
            for (int i = 0; i < bestFirst.size(); i++) {
                fresh.put(bestFirst.get((first + i) % bestFirst.size()));
            }
            for (Offer best : bestFirst) {
                assertSame(best.installed(), fresh.current().resolver("a").orElseThrow());
                fresh.remove(best.serviceId());
            }
        }
    }

    @Test
    void anOldServiceThatGoesAfterItsSuccessorCameDoesNotTakeItAlong() {
        roster.put(offer("a", 1, "1.0.0", 0));
        roster.put(offer("a", 2, "2.0.0", 0));
        roster.remove(1);
        assertEquals(2, published("a"));
    }

    @Test
    void aServiceMayChangeItsName() {
        roster.put(offer("a", 1, "1.0.0", 0));
        roster.put(offer("b", 1, "1.0.0", 0));
        assertEquals(Set.of("b"), roster.current().resolvers().keySet());
    }

    @Test
    void changesFromManyThreadsAllCount() {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 1; i <= 200; i++) {
                Offer offer = offer("r" + i, i, "1.0.0", 0);
                threads.execute(() -> roster.put(offer));
            }
        }
        assertEquals(200, roster.current().number());
        assertEquals(200, roster.current().resolvers().size());
    }
}
