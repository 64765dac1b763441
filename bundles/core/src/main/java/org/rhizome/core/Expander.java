package org.rhizome.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.Expansion;
import org.rhizome.algebra.Fault;
import org.rhizome.algebra.HEntry;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.MemorySource;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.node.LosslessOptions;

/**
 * Lossless views with their options, of one state. Where roles are expanded, an entity that is already being expanded stays a reference, so
 * circles end. For one thread.
 */
final class Expander {

    /** Claims of all expansions together: those that are read, and those that are repeated; an entity counts as one at least. */
    private static final int MAX_ENTRIES = 100_000;

    private final Sight sight;
    private final LosslessOptions options;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, Optional<HView>> known = new HashMap<>();
    private long entries;

    Expander(Sight sight, LosslessOptions options) {
        this.sight = sight;
        this.options = options;
    }

    Optional<HView> view(String entity) {
        return sight.lossless(entity, options.negated()).map(this::filtered).map(this::expanded);
    }

    private Optional<HView> child(String entity) {
        Optional<HView> filtered = known.get(entity);
        if (filtered == null) {
            Optional<HView> read = sight.lossless(entity, options.negated());
            count(read);
            filtered = read.map(this::filtered);
            known.put(entity, filtered);
        } else {
            count(filtered);
        }
        return filtered.map(this::expanded);
    }

    private HView filtered(HView view) {
        if (options.filter() instanceof Pred.True) {
            return view;
        }
        List<Delta> all = view.properties().values().stream().flatMap(List::stream).map(HEntry::delta).toList();
        Query query = Query.of(new Term.Select(options.filter(), new Term.Input()), Registry.EMPTY);
        Set<DeltaId> kept = ((DSet) query.evaluate(MemorySource.of(all), view.id()).result()).deltas().stream()
                .map(Delta::id).collect(Collectors.toSet());
        return with(view, entry -> kept.contains(entry.delta().id()) ? Optional.of(entry) : Optional.empty());
    }

    private HView expanded(HView view) {
        if (options.expand().isEmpty() || path.size() >= options.depth()) {
            return view;
        }
        path.push(view.id());
        try {
            return with(view, entry -> Optional.of(expanded(entry)));
        } finally {
            path.pop();
        }
    }

    private HEntry expanded(HEntry entry) {
        Map<Integer, Expansion> expansions = new LinkedHashMap<>();
        List<Pointer> pointers = entry.delta().pointers();
        for (int i = 0; i < pointers.size(); i++) {
            Pointer pointer = pointers.get(i);
            if (pointer.target() instanceof EntityRef ref && options.expand().contains(pointer.role()) && !path.contains(ref.id())) {
                int index = i;
                child(ref.id()).ifPresent(child -> expansions.put(index, new Expansion(child, Optional.empty())));
            }
        }
        return expansions.isEmpty() ? entry : new HEntry(entry.delta(), entry.standing(), expansions);
    }

    private void count(Optional<HView> view) {
        entries += Math.max(1, view.map(HView::size).orElse(0L));
        if (entries > MAX_ENTRIES) {
            throw new AlgebraException(Fault.LIMIT, "the expansion takes in more than " + MAX_ENTRIES
                    + " claims, those that the filter leaves out included: expand fewer roles or a lesser depth");
        }
    }

    private static HView with(HView view, Function<HEntry, Optional<HEntry>> change) {
        Map<String, List<HEntry>> properties = new LinkedHashMap<>();
        view.properties().forEach((property, all) -> {
            List<HEntry> changed = new ArrayList<>(all.size());
            all.forEach(entry -> change.apply(entry).ifPresent(changed::add));
            if (!changed.isEmpty()) {
                properties.put(property, changed);
            }
        });
        return HView.of(view.id(), properties);
    }
}
