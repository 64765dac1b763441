package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;

/** An order as a list of numbers for each claim, compared one by one; claims that stay equal keep the order of their ids. */
final class Ranking {

    /** Smaller comes first. */
    private interface Key {

        double of(Delta delta);

        /** Steps to compute it. */
        default int weight() {
            return 1;
        }
    }

    /** What matches comes first. */
    private record Matching(Condition condition) implements Key {
        @Override
        public double of(Delta delta) {
            return condition.test(delta, Scope.NONE) ? 0 : 1;
        }

        @Override
        public int weight() {
            return condition.weight();
        }
    }

    private record Ranked(HEntry entry, double[] keys) {}

    private final Key[] keys;

    private Ranking(List<Key> keys) {
        this.keys = keys.toArray(Key[]::new);
    }

    static Ranking of(Order order) {
        List<Key> keys = new ArrayList<>();
        add(order, keys);
        return new Ranking(keys);
    }

    /** False when the order leaves nothing equal, so that whatever follows cannot matter. */
    private static boolean add(Order order, List<Key> keys) {
        return switch (order) {
            case Order.LexById _ -> false;
            case Order.ByTimestamp(Direction direction) ->
                keys.add(direction == Direction.ASC ? Delta::timestamp : delta -> -delta.timestamp());
            case Order.ByAuthorRank(List<String> authors) -> keys.add(rank(authors));
            case Order.ByPred(Pred pred, Order then) -> {
                keys.add(new Matching(Conditions.closed(pred)));
                yield add(then, keys);
            }
            case Order.Chain(List<Order> orders) -> {
                boolean open = true;
                for (int i = 0; open && i < orders.size(); i++) {
                    open = add(orders.get(i), keys);
                }
                yield open;
            }
        };
    }

    private static Key rank(List<String> authors) {
        Map<String, Integer> ranks = new HashMap<>();
        for (String author : authors) {
            ranks.putIfAbsent(author, ranks.size());
        }
        int last = ranks.size();
        return delta -> ranks.getOrDefault(delta.author(), last);
    }

    /** Steps for each claim. */
    int weight() {
        int weight = 1;
        for (Key key : keys) {
            weight += key.weight();
        }
        return weight;
    }

    /** The first of at least one entry. */
    HEntry first(List<HEntry> ascending) {
        if (keys.length == 1) {
            return firstByOne(ascending);
        }
        HEntry first = ascending.getFirst();
        double[] least = keys(first.delta());
        for (int i = 1; i < ascending.size(); i++) {
            double[] other = keys(ascending.get(i).delta());
            if (Arrays.compare(other, least) < 0) {
                first = ascending.get(i);
                least = other;
            }
        }
        return first;
    }

    /** The usual order, by time alone, needs no memory. */
    private HEntry firstByOne(List<HEntry> ascending) {
        Key key = keys[0];
        HEntry first = ascending.getFirst();
        double least = key.of(first.delta());
        for (int i = 1; i < ascending.size(); i++) {
            HEntry entry = ascending.get(i);
            double other = key.of(entry.delta());
            if (other < least) {
                first = entry;
                least = other;
            }
        }
        return first;
    }

    List<HEntry> sorted(List<HEntry> ascending) {
        if (keys.length == 0) {
            return ascending;
        }
        Ranked[] ranked = new Ranked[ascending.size()];
        for (int i = 0; i < ranked.length; i++) {
            HEntry entry = ascending.get(i);
            ranked[i] = new Ranked(entry, keys(entry.delta()));
        }
        Arrays.sort(ranked, (a, b) -> Arrays.compare(a.keys, b.keys));
        return Arrays.stream(ranked).map(Ranked::entry).toList();
    }

    private double[] keys(Delta delta) {
        double[] values = new double[keys.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = keys[i].of(delta);
        }
        return values;
    }
}
