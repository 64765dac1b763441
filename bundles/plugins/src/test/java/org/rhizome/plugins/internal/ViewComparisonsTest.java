package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.gate.Lease;
import org.rhizome.gate.Shadow;
import org.rhizome.view.View;

/** While a candidate of a view is in the shadow both answer, and the one that serves is heard. */
@Timeout(120)
class ViewComparisonsTest extends AtHome {

    private final Observations seen = new Observations();

    @BeforeEach
    void start() throws Exception {
        home = new Home(folder).view("count", "1.0.0", new Count(1)).publish().start();
        home.node().submit(List.of(Delta.by("alice").at(1).set("e", "name", "one"), Delta.by("alice").at(2).set("f", "name", "two"))).get();
    }

    /** Each entity counts for so much. */
    private record Count(double each) implements View<Double> {

        @Override
        public Optional<Value> contribution(Entity entity) {
            return Optional.of(new Num(each));
        }

        @Override
        public Double init() {
            return 0.0;
        }

        @Override
        public Double add(Double state, String entity, Value contribution) {
            return state + each;
        }

        @Override
        public Double remove(Double state, String entity, Value contribution) {
            return state - each;
        }

        @Override
        public Value answer(Double state, Map<String, String> question) {
            if (question.containsKey("refuse")) {
                throw new IllegalArgumentException("refused on purpose");
            }
            if (each < 0) {
                throw new ArithmeticException("on purpose");
            }
            return new Num(state);
        }
    }

    private static final class Observations implements Shadow {

        private final List<Observation> all = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Lease> enter() {
            return Optional.empty();
        }

        @Override
        public boolean concerns(Collection<String> resolvers) {
            return false;
        }

        @Override
        public void compared(Observation observation) {
            all.add(observation);
        }
    }

    private Shadow.Observation compare(View<?> candidate) throws Exception {
        var prepared = home.view("count", "2.0.0", candidate).prepare();
        home.shadow(Optional.of(seen));
        Home.await("a comparison", () -> {
            assertEquals(new Num(2), home.supervisor().ask("count", Map.of("by", "anyone"), Duration.ofSeconds(20)).join());
            return !seen.all.isEmpty();
        });
        home.shadow(Optional.empty());
        prepared.abandon();
        return seen.all.getFirst();
    }

    @Test
    void aCandidateThatAnswersAlikeIsSeenTo() throws Exception {
        Shadow.Observation observation = compare(new Count(1));
        assertTrue(observation.isSame(), observation::toString);
        assertTrue(observation.question().contains("by=anyone"), observation::question);
    }

    @Test
    void aCandidateThatAnswersOtherwiseIsSeenToo() throws Exception {
        Shadow.Observation observation = compare(new Count(10));
        assertFalse(observation.isSame());
        assertEquals(Map.of("answer", new Num(2)), observation.serving());
        assertEquals(Map.of("answer", new Num(20)), observation.candidate().orElseThrow());
    }

    @Test
    void whatWasAskedLatelyIsAskedOfTheCandidateThoughNobodyAsksNow() throws Exception {
        Map<String, String> question = Map.of("by", "somebody");
        assertEquals(new Num(2), home.supervisor().ask("count", question, Duration.ofSeconds(20)).join());
        var prepared = home.view("count", "2.0.0", new Count(10)).prepare();
        home.shadow(Optional.of(seen));
        Home.await("both questions", () -> {
            prepared.sample();
            return seen.all.stream().map(Shadow.Observation::question).distinct().count() == 2; // that and the one without parameters
        });
        home.shadow(Optional.empty());
        prepared.abandon();
        assertTrue(seen.all.stream().anyMatch(each -> each.question().contains("by=somebody")), seen.all::toString);
        assertTrue(seen.all.stream().noneMatch(Shadow.Observation::isSame), seen.all::toString);
        assertEquals(2, seen.all.size(), "each is told once, as nothing has changed");
    }

    @Test
    void ofSeveralViewsEachHasItsTurn() throws Exception {
        home.view("other", "1.0.0", new Count(1)).swap();
        Home.await("both", () -> home.supervisor().instances().size() == 2);
        var prepared = home.view("count", "2.0.0", new Count(1)).view("other", "2.0.0", new Count(10)).prepare();
        home.shadow(Optional.of(seen));
        Home.await("one that differs", () -> {
            prepared.sample();
            return seen.all.stream().anyMatch(observation -> !observation.isSame());
        });
        home.shadow(Optional.empty());
        prepared.abandon();
    }

    @Test
    void aSampledQuestionThatIsRefusedSaysNothing() throws Exception {
        var prepared = home.view("count", "2.0.0", new Count(10)).prepare();
        for (String question : List.of("refuse", "by")) {
            home.supervisor().ask("count", Map.of(question, ""), Duration.ofSeconds(20)).handle((answer, refusal) -> answer).join();
        }
        home.shadow(Optional.of(seen));
        Home.await("both that are answered", () -> {
            prepared.sample();
            return seen.all.size() == 2;
        });
        home.shadow(Optional.empty());
        prepared.abandon();
        assertTrue(seen.all.stream().noneMatch(each -> each.question().contains("refuse")), seen.all::toString);
    }

    @Test
    void aCandidateThatFailsIsSeenToFail() throws Exception {
        Shadow.Observation observation = compare(new Count(-1));
        assertTrue(observation.failure().orElseThrow().contains("on purpose"), observation::toString);
    }
}
