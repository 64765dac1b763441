package org.rhizome.resolver.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rhizome.delta.DeltaId;

/** The rule of {@link Arrangement} as one would say it, for few elements only. */
final class RecursiveRule {

    private final List<Edit> ranked;
    private final Set<DeltaId> placed = new LinkedHashSet<>();

    private RecursiveRule(List<Edit> edits) {
        ranked = edits.stream()
                .sorted(Comparator.<Edit>comparingDouble(edit -> -edit.claim().timestamp()).thenComparing(edit -> edit.id().toString()))
                .toList();
    }

    static List<DeltaId> arrange(List<Edit> edits) {
        RecursiveRule rule = new RecursiveRule(edits);
        rule.placeAll(edit -> edit.anchor().isEmpty());
        rule.placeAll(edit -> edit.anchor().isPresent() && rule.anchor(edit).isEmpty());
        rule.placeAll(rule::startsCircle);
        return List.copyOf(rule.placed);
    }

    private void placeAll(Predicate<Edit> which) {
        ranked.stream().filter(which).forEach(this::place);
    }

    private void place(Edit edit) {
        if (placed.add(edit.id())) {
            ranked.stream().filter(other -> anchor(other).equals(Optional.of(edit))).forEach(this::place);
        }
    }

    private Optional<Edit> anchor(Edit edit) {
        return edit.anchor()
                .flatMap(Edit.Anchor::element)
                .flatMap(id -> ranked.stream().filter(other -> other.id().equals(id)).findFirst());
    }

    private boolean startsCircle(Edit edit) {
        List<Edit> way = new ArrayList<>(List.of(edit));
        Optional<Edit> next = anchor(edit);
        while (next.isPresent() && !way.contains(next.get())) {
            way.add(next.get());
            next = anchor(next.get());
        }
        return next.equals(Optional.of(edit)) && ranked.stream().filter(way::contains).findFirst().equals(Optional.of(edit));
    }
}
