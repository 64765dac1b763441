package org.rhizome.resolver.conflicts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/** Who claims which value; older claims are kept for the case that the newest is retracted. */
final class Opinions {

    private static final Comparator<Claim> NEWEST_FIRST = Comparator.comparingDouble(Claim::timestamp).reversed().thenComparing(Claim::id);

    private final Map<Value, TreeSet<Claim>> byValue = new HashMap<>();

    void add(Claim claim) {
        byValue.computeIfAbsent(claim.value(), value -> new TreeSet<>(NEWEST_FIRST)).add(claim);
    }

    void remove(Claim claim) {
        byValue.computeIfPresent(claim.value(), (value, claims) -> claims.remove(claim) && claims.isEmpty() ? null : claims);
    }

    boolean agree() {
        return byValue.size() < 2;
    }

    Claim newest(Value value) {
        return byValue.get(value).first();
    }

    List<Value> newestFirst() {
        return byValue.values().stream().map(TreeSet::first).sorted(NEWEST_FIRST).map(Claim::value).toList();
    }
}
