package org.rhizome.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * In which orders the deltas of a case arrive: every one within each ingest step where a case has up to six deltas, otherwise the listed
 * one and random ones.
 */
final class Orders {

    private static final int ALL_UP_TO = 6;
    private static final int RANDOM = 200;
    private static final long SEED = 4001;

    private Orders() {}

    /** @param steps the ids that each step brings @return the same steps, each in some order */
    static List<List<List<String>>> of(List<List<String>> steps) {
        return steps.stream().mapToInt(List::size).sum() <= ALL_UP_TO ? all(steps) : random(steps);
    }

    private static List<List<List<String>>> all(List<List<String>> steps) {
        List<List<List<String>>> orders = new ArrayList<>(List.of(List.of()));
        for (List<String> step : steps) {
            List<List<List<String>>> longer = new ArrayList<>();
            for (List<List<String>> order : orders) {
                permutations(step).forEach(permutation -> longer.add(with(order, permutation)));
            }
            orders = longer;
        }
        return orders;
    }

    private static List<List<String>> permutations(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> permutations = new ArrayList<>();
        for (String first : ids) {
            List<String> rest = ids.stream().filter(id -> !id.equals(first)).toList();
            permutations(rest).forEach(order -> {
                List<String> permutation = new ArrayList<>(List.of(first));
                permutation.addAll(order);
                permutations.add(permutation);
            });
        }
        return permutations;
    }

    private static List<List<List<String>>> random(List<List<String>> steps) {
        Random random = new Random(SEED);
        List<List<List<String>>> orders = new ArrayList<>(List.of(steps));
        for (int i = 0; i < RANDOM; i++) {
            List<List<String>> order = new ArrayList<>();
            for (List<String> step : steps) {
                List<String> shuffled = new ArrayList<>(step);
                Collections.shuffle(shuffled, random);
                order.add(shuffled);
            }
            orders.add(order);
        }
        return orders;
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
