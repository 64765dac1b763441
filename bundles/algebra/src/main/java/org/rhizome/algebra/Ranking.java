package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rhizome.delta.Delta;

/** An order as a list of numbers for each claim, compared one by one; claims that stay equal keep the order of their ids. */
final class Ranking {

    /** By ascending id alone. */
    static final Ranking BY_ID = new Ranking(List.of());

    private record Ranked(HEntry entry, double[] keys) {}

    private final RankKey[] keys;

    private Ranking(List<RankKey> keys) {
        this.keys = keys.toArray(RankKey[]::new);
    }

    static Ranking of(Order order) {
        List<RankKey> keys = new ArrayList<>();
        add(order, keys);
        return new Ranking(keys);
    }

    /** False when the order leaves nothing equal, so that whatever follows cannot matter. */
    private static boolean add(Order order, List<RankKey> keys) {
        return switch (order) {
            case Order.LexById _ -> false;
            case Order.ByTimestamp(Direction direction) -> keys.add(new RankKey.Time(direction));
            case Order.ByAuthorRank(List<String> authors) -> keys.add(RankKey.Author.of(authors));
            case Order.ByPred(Pred pred, Order then) -> {
                keys.add(new RankKey.Match(pred, Conditions.closed(pred)));
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

    /** Steps for each claim. */
    int weight() {
        int weight = 1;
        for (RankKey key : keys) {
            weight += key.weight();
        }
        return weight;
    }

    /** The first of at least one entry; looks at each once. */
    HEntry first(List<HEntry> ascending) {
        if (keys.length == 1 && keys[0] instanceof RankKey.Time(Direction direction) && ascending instanceof Entries entries) {
            return entries.first(direction);
        }
        HEntry first = ascending.getFirst();
        int size = ascending.size();
        if (keys.length == 0 || size == 1) {
            return first;
        }
        double[] least = keys(first.delta());
        for (int i = 1; i < size; i++) {
            HEntry entry = ascending.get(i);
            Delta delta = entry.delta();
            for (int k = 0; k < keys.length; k++) {
                double key = keys[k].of(delta);
                if (key != least[k]) {
                    if (key < least[k]) {
                        first = entry;
                        least[k] = key;
                        fill(least, k + 1, delta);
                    }
                    break;
                }
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
        fill(values, 0, delta);
        return values;
    }

    private void fill(double[] values, int from, Delta delta) {
        for (int i = from; i < values.length; i++) {
            values[i] = keys[i].of(delta);
        }
    }

    int compare(Delta a, Delta b) {
        RankKey decisive = decisive(a, b);
        return decisive == null ? a.id().compareTo(b.id()) : Double.compare(decisive.of(a), decisive.of(b));
    }

    /** The first key that tells them apart, or null. */
    private RankKey decisive(Delta a, Delta b) {
        for (RankKey key : keys) {
            if (key.of(a) != key.of(b)) {
                return key;
            }
        }
        return null;
    }

    String why(Delta winner, Delta loser) {
        RankKey decisive = decisive(winner, loser);
        return decisive != null ? decisive.why(winner, loser) : keys.length == 0 ? "greater id" : "equal, with a greater id";
    }

    /** What comes first, in words. */
    String rule() {
        return Stream.concat(Arrays.stream(keys).map(RankKey::rule), Stream.of("smallest id first")).collect(Collectors.joining(", then "));
    }
}
