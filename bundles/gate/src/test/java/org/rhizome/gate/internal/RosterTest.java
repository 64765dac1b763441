package org.rhizome.gate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.rhizome.delta.Value;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.GateControl.Offered;
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

    /** A service of the bundle whose id is ten times the service's, or, staged, that of the bundle given. */
    private static Offer offer(String name, long service, String version, int ranking) {
        return new Offer(Kind.RESOLVER, installed(name, version, service), Version.valueOf(version), ranking, service, 10 * service, false);
    }

    private static Offer staged(String name, long service, String version, long bundle) {
        return new Offer(Kind.RESOLVER, installed(name, version, service), Version.valueOf(version), 0, service, bundle, true);
    }

    private static Installed<?> installed(String name, String version, long service) {
        return new Installed<>(name, version, "test", "", new Numbered(service));
    }

    private long served(Roster by, String name) {
        return ((Numbered) by.generation(1).resolver(name).orElseThrow().service()).number;
    }

    private Set<String> names() {
        return roster.generation(1).resolvers().keySet();
    }

    @Test
    void itStartsEmpty() {
        assertEquals(new Generation(7, new TreeMap<>()), roster.generation(7));
    }

    @Test
    void aGenerationThatWasHandedOutDoesNotChange() {
        roster.put(offer("a", 1, "1.0.0", 0));
        Generation held = roster.generation(1);
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
                assertEquals(best.serviceId(), served(fresh, "a"));
                fresh.remove(best.serviceId());
            }
        }
    }

    @Test
    void anOldServiceThatGoesAfterItsSuccessorCameDoesNotTakeItAlong() {
        roster.put(offer("a", 1, "1.0.0", 0));
        roster.put(offer("a", 2, "2.0.0", 0));
        roster.remove(1);
        assertEquals(2, served(roster, "a"));
    }

    @Test
    void aServiceMayChangeItsName() {
        roster.put(offer("a", 1, "1.0.0", 0));
        roster.put(offer("b", 1, "1.0.0", 0));
        assertEquals(Set.of("b"), names());
    }

    @Test
    void whatIsStagedIsOfferedButNotServedUntilItIsChosen() {
        roster.put(offer("a", 1, "1.0.0", 0));
        roster.put(staged("a", 2, "9.0.0", 50));
        roster.put(staged("more", 3, "9.0.0", 50));
        assertEquals(1, served(roster, "a"));
        assertEquals(List.of(new Offered("resolver", "a"), new Offered("resolver", "more")), roster.offered(50));
        assertEquals(Set.of("a", "more"), roster.preview(-1, Map.of("test", 50L)).resolvers().keySet());
        assertEquals(Set.of("a"), names());
        assertEquals(10, roster.serving("test"));
        roster.choose(Map.of("test", 50L));
        assertEquals(2, served(roster, "a"));
        assertEquals(Set.of("a", "more"), names());
        assertEquals(50, roster.serving("test"));
    }

    @Test
    void whatIsChosenBeforeItsServicesComeServesOnceTheyDo() {
        roster.put(offer("a", 1, "2.0.0", 0));
        roster.choose(Map.of("test", 50L));
        assertEquals(Set.of(), names());
        roster.put(staged("a", 2, "1.0.0", 50));
        assertEquals(2, served(roster, "a"));
    }

    @Test
    void anExtensionCanBeLeftOutAndLeftToItselfAgain() {
        roster.put(offer("a", 1, "1.0.0", 0));
        roster.choose(Map.of("test", GateControl.NOTHING));
        assertEquals(Set.of(), names());
        assertEquals(GateControl.NOTHING, roster.serving("test"));
        roster.choose(Map.of("test", GateControl.AUTOMATIC));
        assertEquals(Set.of("a"), names());
        assertEquals(GateControl.NOTHING, roster.serving("unknown"));
    }

    @Test
    void theBundleOfAServiceIsFoundByTheObjectItself() {
        Offer offer = offer("a", 4, "1.0.0", 0);
        roster.put(offer);
        assertEquals(40, roster.bundleOf(offer.installed().service()).orElseThrow());
        assertEquals(true, roster.bundleOf(new Numbered(4)).isEmpty());
        assertSame(offer.installed(), roster.generation(1).resolver("a").orElseThrow());
    }
}
