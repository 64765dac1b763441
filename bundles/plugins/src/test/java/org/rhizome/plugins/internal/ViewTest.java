package org.rhizome.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.extension.Entity;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.gate.Successor.Reversible;
import org.rhizome.node.LosslessOptions;
import org.rhizome.supervision.InstanceFailedException;
import org.rhizome.supervision.InstanceFailedException.Kind;
import org.rhizome.view.View;

/** A view equals one made from scratch, whatever came in whatever order; an answer takes in all that was acknowledged. */
@Timeout(120)
class ViewTest extends AtHome {

    /** How many surviving claims each entity has under {@code name}, and how many all have. */
    private static class Names implements View<Map<String, Double>> {

        private final String label;

        Names(String label) {
            this.label = label;
        }

        @Override
        public Optional<Value> contribution(Entity entity) {
            return Optional.ofNullable(entity.properties().get("name")).map(claims -> new Num(claims.size()));
        }

        @Override
        public Map<String, Double> init() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Double> add(Map<String, Double> state, String entity, Value contribution) {
            state.merge(entity, ((Num) contribution).value(), Double::sum);
            return state;
        }

        @Override
        public Map<String, Double> remove(Map<String, Double> state, String entity, Value contribution) {
            state.computeIfPresent(entity, (_, had) -> had == ((Num) contribution).value() ? null : had - ((Num) contribution).value());
            return state;
        }

        @Override
        public Value answer(Map<String, Double> state, Map<String, String> question) {
            if (question.containsKey("label")) {
                return new Text(label);
            }
            if (!question.isEmpty()) {
                throw new IllegalArgumentException("unknown parameter " + question.keySet());
            }
            Map<String, Value> fields = new TreeMap<>();
            state.forEach((entity, count) -> fields.put(entity, new Num(count)));
            return new Value.Fields(fields);
        }
    }

    private Value scratch() {
        Names names = new Names("");
        Map<String, Double> state = names.init();
        for (String entity : home.node().entities("", "", 1_000)) {
            Optional<Value> contribution = names.contribution(Entities.of(home.node().lossless(entity, LosslessOptions.DEFAULTS).orElseThrow()));
            contribution.ifPresent(value -> names.add(state, entity, value));
        }
        return names.answer(state, Map.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itEqualsOneMadeFromScratch(long seed) throws Exception {
        Random random = new Random(seed);
        List<Delta> history = history(random);
        Collections.shuffle(history, random);
        home = new Home(folder).view("names", "1.0.0", new Names("first"));
        boolean late = random.nextBoolean();
        (late ? home : home.publish()).start();
        for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(20));
            home.put(history.subList(from, to));
            from = to;
            if (!late) {
                assertEquals(scratch(), home.ask("names", Map.of()), "seed " + seed);
            }
            if (random.nextInt(10) == 0) {
                home.publish();
                late = false;
            }
            if (random.nextInt(10) == 0) {
                Prepared prepared = home.view("names", "2." + from, new Names("next")).prepare();
                home.swap();
                prepared.takeOver().settle();
                late = false;
            }
        }
        home.publish();
        assertEquals(scratch(), home.ask("names", Map.of()), "seed " + seed);
    }

    /** Claims, negations, negations of those, and transactions of either. */
    private static List<Delta> history(Random random) {
        List<Delta> history = new ArrayList<>();
        List<Delta> plain = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            var draft = Delta.by("alice").at(i);
            boolean member = random.nextInt(4) == 0;
            draft = member ? draft.in("tx" + i) : draft;
            Delta delta = random.nextBoolean() && !history.isEmpty()
                    ? draft.negate(history.get(random.nextInt(history.size())).id())
                    : draft.set("e" + random.nextInt(8), random.nextInt(4) == 0 ? "age" : "name", "v" + i);
            history.add(delta);
            if (!member) {
                plain.add(delta);
            } else if (random.nextInt(5) > 0 && !plain.isEmpty()) {
                history.add(Delta.by("manager").at(i).manifest("tx" + i, delta.id(), plain.get(random.nextInt(plain.size())).id()));
            }
        }
        return history;
    }

    @Test
    void anAnswerTakesInAllThatWasAcknowledgedBefore() {
        home = new Home(folder).view("names", "1.0.0", new Names("")).publish().start();
        for (int i = 0; i < 300; i++) {
            home.put(Delta.by("alice").at(i).set("e", "name", "v" + i));
            assertEquals(new Value.Fields(Map.of("e", new Num(i + 1))), home.ask("names", Map.of()));
        }
    }

    @Test
    void aTransactionIsInAnAnswerWholeOrNotAtAll() {
        home = new Home(folder).view("names", "1.0.0", new Names("")).publish().start();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 300; i++) {
                Delta one = Delta.by("alice").at(i).in("tx" + i).set("a", "name", "v" + i);
                Delta other = Delta.by("alice").at(i).in("tx" + i).set("b", "name", "v" + i);
                home.put(one, other);
                home.put(Delta.by("alice").at(i).manifest("tx" + i, one.id(), other.id()));
            }
        });
        while (writer.isAlive()) {
            Map<String, Value> answer = ((Value.Fields) home.ask("names", Map.of())).values();
            assertEquals(answer.get("a"), answer.get("b"));
        }
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefused() {
        home = new Home(folder).view("names", "1.0.0", new Names("")).publish().start();
        CompletionException e = assertThrows(CompletionException.class, () -> home.ask("names", Map.of("colour", "red")));
        assertEquals(IllegalArgumentException.class, e.getCause().getClass());
        assertEquals("unknown parameter [colour]", e.getCause().getMessage());
        assertEquals(0, home.instance("names").restarts());
    }

    @Test
    void aViewThatCrashesIsMadeAnew() {
        int[] left = {3};
        home = new Home(folder).view("names", "1.0.0", new Names("") {
            @Override
            public Optional<Value> contribution(Entity entity) {
                if (left[0]-- == 0) {
                    throw new IllegalStateException("once");
                }
                return super.contribution(entity);
            }
        }).publish().start();
        for (int i = 0; i < 10; i++) {
            home.put(Delta.by("alice").at(i).set("e" + i, "name", "v"));
        }
        assertEquals(scratch(), home.ask("names", Map.of()));
        assertEquals(1, home.instance("names").restarts());
    }

    @Test
    void whileItIsBeingMadeQuestionsWaitAndThoseThatDoNotWaitLongEnoughHearHowFarItIs() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        home = new Home(folder).start();
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        home.view("names", "1.0.0", new Names("") {
            @Override
            public Optional<Value> contribution(Entity entity) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.contribution(entity);
            }
        }).publish();
        var patient = home.supervisor().ask("names", Map.of(), Duration.ofSeconds(20));
        Home.await("it says how far it is", () -> impatient().getMessage().contains("being made from all entities"));
        assertEquals(Kind.UNAVAILABLE, impatient().kind());
        go.countDown();
        assertEquals(scratch(), patient.get());
    }

    @Test
    void nobodyKeepsItFromBeingMadeByHidingMoreEntitiesThanTheNodeLooksAt() {
        home = new Home(folder).start();
        for (int from = 0; from < 110_000; from += 10_000) {
            home.put(IntStream.range(from, from + 10_000)
                    .mapToObj(i -> Delta.by("mallory").at(i).in("never complete").set("a" + i, "name", "v")).toList());
        }
        home.put(Delta.by("alice").at(1).set("b", "name", "v"));
        home.view("names", "1.0.0", new Names("")).publish();
        assertEquals(new Value.Fields(Map.of("b", new Num(1))), home.ask("names", Map.of()));
    }

    private InstanceFailedException impatient() {
        return (InstanceFailedException) assertThrows(ExecutionException.class,
                () -> home.supervisor().ask("names", Map.of(), Duration.ofMillis(20)).get()).getCause();
    }

    @Test
    void theNextVersionAnswersFromItsFirstQuestionAndTheOldOneAgainAfterARevert() throws Exception {
        Names old = new Names("old");
        home = new Home(folder).view("names", "1.0.0", old).publish().start();
        home.put(Delta.by("alice").at(1).set("e", "name", "v"));
        Prepared prepared = home.view("names", "2.0.0", new Names("new")).prepare();
        assertEquals(new Text("old"), home.ask("names", Map.of("label", "")));
        home.swap();
        Reversible reversible = prepared.takeOver();
        assertEquals(new Text("new"), home.ask("names", Map.of("label", "")));
        home.put(Delta.by("alice").at(2).set("e", "name", "w"));
        assertEquals(scratch(), home.ask("names", Map.of()));
        home.view("names", "1.0.0", old).swap();
        reversible.revert();
        assertEquals(new Text("old"), home.ask("names", Map.of("label", "")));
        assertEquals(scratch(), home.ask("names", Map.of()));
    }
}
