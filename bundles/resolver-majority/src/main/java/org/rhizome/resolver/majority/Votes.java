package org.rhizome.resolver.majority;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rhizome.delta.Value;

/** Votes by value. A tree, because the hashes of values can be made to collide. Not thread-safe. */
final class Votes {

    private static final Comparator<Value> ORDER = new ValueOrder();

    private final TreeMap<Value, Integer> votes = new TreeMap<>(ORDER);
    private Value winner; // null when there is none, or when it has to be looked for

    void add(Value value) {
        Optional<Value> before = winner();
        votes.merge(value, 1, Integer::sum);
        if (before.isEmpty() || beats(value, before.get())) {
            winner = value;
        }
    }

    /** Takes back a vote that was added. */
    void remove(Value value) {
        votes.computeIfPresent(value, (same, count) -> count == 1 ? null : count - 1);
        if (winner != null && ORDER.compare(value, winner) == 0) {
            winner = null;
        }
    }

    /** The value with most votes; of several the least. Looks at every value only after the winner has lost a vote. */
    Optional<Value> winner() {
        if (winner == null) {
            winner = votes.entrySet().stream()
                    .min(Map.Entry.<Value, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey(ORDER)))
                    .map(Map.Entry::getKey).orElse(null);
        }
        return Optional.ofNullable(winner);
    }

    private boolean beats(Value value, Value other) {
        int byVotes = Integer.compare(of(value), of(other));
        return byVotes > 0 || byVotes == 0 && ORDER.compare(value, other) < 0;
    }

    int of(Value value) {
        return votes.getOrDefault(value, 0);
    }
}
