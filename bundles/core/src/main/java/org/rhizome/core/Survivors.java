package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rhizome.delta.Delta;
import org.rhizome.node.LosslessView;
import org.rhizome.store.Filed;
import org.rhizome.store.Snapshot;

/** The deltas filed under an entity that are not negated. A negation that is filed there is a claim like any other. */
final class Survivors {

    private static final Comparator<Delta> BY_ID = Comparator.comparing(Delta::id);

    private Survivors() {}

    /** Empty when nothing was ever filed under the entity; without properties when all that was filed is negated. */
    static Optional<LosslessView> of(String entity, Snapshot snapshot) {
        Iterator<Filed> filings = snapshot.scan(entity);
        if (!filings.hasNext()) {
            return Optional.empty();
        }
        Negations negations = new Negations(snapshot);
        TreeMap<String, List<Delta>> properties = new TreeMap<>(Utf8Order.COMPARATOR);
        while (filings.hasNext()) {
            Filed filed = filings.next();
            Delta delta = filed.stored().delta();
            if (!negations.isNegated(delta.id())) {
                properties.computeIfAbsent(filed.property(), property -> new ArrayList<>()).add(delta);
            }
        }
        properties.replaceAll((property, deltas) -> sorted(deltas));
        return Optional.of(new LosslessView(entity, Collections.unmodifiableSortedMap(properties)));
    }

    private static List<Delta> sorted(List<Delta> deltas) {
        deltas.sort(BY_ID);
        return Collections.unmodifiableList(deltas);
    }
}
