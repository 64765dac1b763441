package org.rhizome.resolver.concatenation;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;

/** Who said which text; the later mentions are kept for the case that the first is retracted. */
final class Mentions {

    private static final Comparator<Claim> CHRONOLOGICAL = Comparator.comparingDouble(Claim::timestamp).thenComparing(Claim::id);

    private final String separator;
    private final Map<Text, TreeSet<Claim>> byText = new TreeMap<>();

    Mentions(String separator) {
        this.separator = separator;
    }

    void add(Text text, Claim claim) {
        byText.computeIfAbsent(text, said -> new TreeSet<>(CHRONOLOGICAL)).add(claim);
    }

    void remove(Text text, Claim claim) {
        byText.computeIfPresent(text, (said, claims) -> claims.remove(claim) && claims.isEmpty() ? null : claims);
    }

    Claim first(Text text) {
        return byText.get(text).first();
    }

    Optional<Value> joined() {
        if (byText.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Text(byText.values().stream()
                .map(TreeSet::first)
                .sorted(CHRONOLOGICAL)
                .map(claim -> ((Text) claim.value()).value())
                .collect(Collectors.joining(separator))));
    }
}
