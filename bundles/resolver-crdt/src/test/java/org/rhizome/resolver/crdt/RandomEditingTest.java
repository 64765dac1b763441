package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Relation;
import org.rhizome.delta.Text;
import org.rhizome.resolver.Claim;

/** Three who work at random and meet at random, against each CRDT as it is known elsewhere. */
class RandomEditingTest {

    private static final int STEPS = 60;

    private final List<Replica> replicas = Stream.of("anna", "ben", "cleo").map(Replica::new).toList();

    private void work(Random random, Consumer<Replica> step, Runnable check) {
        for (int i = 0; i < STEPS; i++) {
            Replica one = replicas.get(random.nextInt(3));
            if (random.nextInt(4) == 0) {
                one.hear(replicas.get(random.nextInt(3)), random);
            } else {
                step.accept(one);
            }
            check.run();
        }
        for (int i = 0; i < 2; i++) { // after two rounds everybody knows everything
            replicas.forEach(one -> replicas.forEach(other -> one.hear(other, random)));
        }
        check.run();
    }

    private static Relation references(Relation relation, String role, Iterable<DeltaId> ids) {
        Relation with = relation;
        for (DeltaId id : ids) {
            with = with.to(role, id);
        }
        return with;
    }

    /** An observed-remove set: each add has a tag; a removal makes tombstones of the tags it sees; merging is union of both. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSetIsAnObservedRemoveSet(long seed) {
        Random random = new Random(seed);
        AddWinsSet resolver = new AddWinsSet();
        Map<DeltaId, String> tags = new HashMap<>();
        Map<DeltaId, Set<DeltaId>> tombstones = new HashMap<>();
        work(random, replica -> {
            String element = "e" + random.nextInt(4);
            List<DeltaId> seen = replica.knownIds().stream().filter(id -> element.equals(tags.get(id))).toList();
            if (seen.isEmpty() || random.nextBoolean()) {
                tags.put(replica.operate(set -> set.with("add", element)), element);
            } else {
                tombstones.put(replica.operate(set -> references(set.with("remove", element), "observed", seen)), Set.copyOf(seen));
            }
        }, () -> replicas.forEach(replica -> {
            Set<DeltaId> dead = new HashSet<>();
            replica.knownIds().forEach(id -> dead.addAll(tombstones.getOrDefault(id, Set.of())));
            TreeSet<String> expected = new TreeSet<>();
            replica.knownIds().stream().filter(id -> tags.containsKey(id) && !dead.contains(id)).forEach(id -> expected.add(tags.get(id)));
            assertEquals(List.copyOf(expected), replica.texts(resolver), () -> "seed " + seed);
        }));
        replicas.forEach(replica -> assertEquals(replicas.getFirst().texts(resolver), replica.texts(resolver), () -> "seed " + seed));
    }

    /** A register with version vectors: a write knows all writes its author knew; the values are those of the writes that no other knew. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theRegisterShowsTheWritesThatNoOtherWriteKnew(long seed) {
        Random random = new Random(seed);
        MultiValueRegister resolver = new MultiValueRegister();
        Map<DeltaId, Set<DeltaId>> knew = new HashMap<>();
        work(random, replica -> {
            Set<DeltaId> known = Set.copyOf(replica.knownIds());
            List<DeltaId> shown = known.stream().filter(id -> known.stream().noneMatch(other -> knew.get(other).contains(id))).toList();
            knew.put(replica.operate(write -> references(write.with("value", "v" + knew.size()), "supersedes", shown)), known);
        }, () -> replicas.forEach(replica -> {
            long expected = replica.knownIds().stream()
                    .filter(id -> replica.knownIds().stream().noneMatch(other -> knew.get(other).contains(id))).count();
            assertEquals(expected, replica.texts(resolver).size(), () -> "seed " + seed);
        }));
        replicas.forEach(replica -> assertEquals(replicas.getFirst().texts(resolver), replica.texts(resolver), () -> "seed " + seed));
    }

    /** The array of Roh and others: each insert goes behind its anchor and past all that is newer there; delivery keeps causes first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theListIsTheOneThatInsertingOneByOneBuilds(long seed) {
        Random random = new Random(seed);
        OrderedList resolver = new OrderedList();
        List<DeltaId> elements = new ArrayList<>();
        work(random, replica -> {
            List<DeltaId> seen = replica.knownIds().stream().filter(elements::contains).toList();
            DeltaId at = seen.isEmpty() ? null : seen.get(random.nextInt(seen.size()));
            String value = "e" + elements.size();
            if (at == null || random.nextInt(8) == 0) {
                elements.add(replica.operate(list -> list.with("value", value)));
            } else if (random.nextInt(4) == 0) {
                replica.operate(list -> list.to("remove", at));
            } else {
                elements.add(replica.operate(list -> list.with("value", value).to("after", at)));
            }
        }, () -> replicas.forEach(replica ->
                assertEquals(oneByOne(replica.claims(), random), replica.texts(resolver), () -> "seed " + seed)));
        replicas.forEach(replica -> assertEquals(replicas.getFirst().texts(resolver), replica.texts(resolver), () -> "seed " + seed));
    }

    private static List<String> oneByOne(List<Claim> claims, Random random) {
        List<Edit> waiting = new ArrayList<>(claims.stream().map(Edit::of).toList());
        Collections.shuffle(waiting, random);
        Set<DeltaId> removed = new HashSet<>();
        waiting.forEach(edit -> removed.addAll(edit.removes()));
        waiting.removeIf(edit -> edit.value().isEmpty());
        List<Edit> array = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Edit next = waiting.stream().filter(edit -> edit.anchor().isEmpty() || position(array, edit) > 0).findFirst().orElseThrow();
            waiting.remove(next);
            int at = position(array, next);
            while (at < array.size() && newer(array.get(at), next)) {
                at++;
            }
            array.add(at, next);
        }
        return array.stream()
                .filter(edit -> !removed.contains(edit.id()))
                .map(edit -> ((Text) edit.value().orElseThrow()).value())
                .toList();
    }

    /** Behind the anchor; 0 without one. */
    private static int position(List<Edit> array, Edit edit) {
        return edit.anchor().map(anchor -> 1 + array.stream().map(Edit::id).toList().indexOf(anchor.element().orElseThrow())).orElse(0);
    }

    private static boolean newer(Edit there, Edit edit) {
        int byTime = Double.compare(there.claim().timestamp(), edit.claim().timestamp());
        return byTime > 0 || byTime == 0 && there.id().compareTo(edit.id()) < 0;
    }
}
