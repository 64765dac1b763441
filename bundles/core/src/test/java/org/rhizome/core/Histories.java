package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;

/** Random histories of claims, relations, negations, negations of those and so on; the same seed tells the same history. */
final class Histories {

    private Histories() {}

    /** @param entities to speak of; few, so that claims compete */
    static List<Delta> random(Random random, int size, List<String> entities) {
        List<Delta> history = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean negation = !history.isEmpty() && random.nextInt(10) < 5;
            history.add(negation ? negation(random, history, entities) : claim(random, entities));
        }
        return history;
    }

    /**
     * As {@link #random}, but about half of the deltas are members of one or two transactions, whose manifests come at the end. Some
     * manifests lack members or list more than there is, some transactions have two.
     */
    static List<Delta> transactional(Random random, int size, List<String> entities) {
        List<Delta> history = new ArrayList<>();
        TreeMap<String, List<DeltaId>> members = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            boolean negation = !history.isEmpty() && random.nextInt(10) < 4;
            Delta plain = negation ? negation(random, history, entities) : claim(random, entities);
            Set<String> transactions = new TreeSet<>();
            for (int more = random.nextInt(8); more > 4; more--) {
                transactions.add(entities.getFirst() + "/tx" + random.nextInt(1 + size / 8));
            }
            Delta delta = member(plain, transactions);
            transactions.forEach(transaction -> members.computeIfAbsent(transaction, it -> new ArrayList<>()).add(delta.id()));
            history.add(delta);
        }
        members.forEach((transaction, ids) -> manifests(random, transaction, ids, history));
        return history;
    }

    private static Delta member(Delta plain, Set<String> transactions) {
        List<Pointer> pointers = new ArrayList<>(plain.pointers());
        transactions.forEach(transaction -> pointers.add(new Pointer("transaction", new EntityRef(transaction, "deltas"))));
        return History.by(plain.author(), plain.timestamp(), pointers.toArray(Pointer[]::new));
    }

    private static void manifests(Random random, String transaction, List<DeltaId> members, List<Delta> history) {
        for (int more = random.nextInt(6); more < 7; more += 3) {
            List<DeltaId> listed = new ArrayList<>(members);
            if (random.nextInt(4) == 0) {
                listed.remove(random.nextInt(listed.size()));
            }
            if (random.nextInt(4) == 0) {
                listed.add(pick(random, history).id());
            }
            if (random.nextInt(6) == 0) {
                listed.add(History.claim("nowhere", "p", "never told", random.nextInt()).id());
            }
            history.add(Delta.by("manager").at(random.nextInt(10)).manifest(transaction, listed));
        }
    }

    private static Delta claim(Random random, List<String> entities) {
        Pointer filing = new Pointer("subject", new EntityRef(pick(random, entities), pick(random, List.of("p", "q"))));
        Pointer value = random.nextInt(4) == 0
                ? new Pointer("to", new EntityRef(pick(random, entities), "back"))
                : new Pointer("value", new Text("v" + random.nextInt(100_000)));
        return History.delta(random.nextInt(5), filing, value);
    }

    private static Delta negation(Random random, List<Delta> history, List<String> entities) {
        List<Pointer> pointers = new ArrayList<>();
        pointers.add(new Pointer("negates", History.reference(pick(random, history).id())));
        if (random.nextInt(4) == 0) {
            pointers.add(new Pointer("negates", History.reference(pick(random, history).id())));
        }
        if (random.nextInt(4) == 0) {
            pointers.add(new Pointer("subject", new EntityRef(pick(random, entities), "retractions")));
        }
        return History.delta(random.nextInt(1_000_000), pointers.toArray(Pointer[]::new));
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Every order of the elements, one after the other. */
    static <T> void permutations(List<T> elements, Consumer<List<T>> visitor) {
        permute(new ArrayList<>(elements), 0, visitor);
    }

    private static <T> void permute(List<T> elements, int fixed, Consumer<List<T>> visitor) {
        if (fixed == elements.size()) {
            visitor.accept(List.copyOf(elements));
        }
        for (int i = fixed; i < elements.size(); i++) {
            Collections.swap(elements, fixed, i);
            permute(elements, fixed + 1, visitor);
            Collections.swap(elements, fixed, i);
        }
    }
}
