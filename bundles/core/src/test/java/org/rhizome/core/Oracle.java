package org.rhizome.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Value;

/** The rules of model.md over a plain set, written down a second time, as slowly and plainly as possible. */
final class Oracle {

    private final Set<Delta> all;

    /** Of what can be seen of these. */
    Oracle(Collection<Delta> told) {
        Set<Delta> here = new LinkedHashSet<>(told); // a delta told twice is one delta
        this.all = here.stream().filter(delta -> shows(delta, here)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Oracle(Set<Delta> seen) {
        this.all = seen;
    }

    /** What had been claimed by then of what can be seen now. */
    Oracle asOf(double time) {
        return new Oracle(all.stream().filter(delta -> delta.timestamp() <= time).collect(Collectors.toSet()));
    }

    boolean shows(DeltaId id) {
        return all.stream().anyMatch(delta -> delta.id().equals(id));
    }

    private static boolean shows(Delta delta, Set<Delta> here) {
        return transactions(delta, "deltas").stream().allMatch(transaction -> here.stream()
                .filter(manifest -> transactions(manifest, "manifest").contains(transaction))
                .map(Oracle::members)
                .anyMatch(members -> members.contains(delta.id().toString())
                        && members.stream().allMatch(member -> here.stream().anyMatch(it -> it.id().toString().equals(member)))));
    }

    private static List<String> transactions(Delta delta, String context) {
        return delta.pointers().stream().filter(pointer -> pointer.role().equals("transaction"))
                .filter(pointer -> pointer.target() instanceof EntityRef ref && context.equals(ref.context()))
                .map(pointer -> ((EntityRef) pointer.target()).id()).toList();
    }

    private static List<String> members(Delta manifest) {
        return manifest.pointers().stream().filter(pointer -> pointer.role().equals("rhizomatic.txn.member"))
                .filter(pointer -> pointer.target() instanceof DeltaRef).map(pointer -> ((DeltaRef) pointer.target()).delta()).toList();
    }

    boolean negated(DeltaId id) {
        return all.stream().anyMatch(other -> negates(other, id) && !negated(other.id()));
    }

    private static boolean negates(Delta delta, DeltaId id) {
        return delta.pointers().stream().anyMatch(pointer -> pointer.role().equals("negates")
                && pointer.target() instanceof DeltaRef ref && ref.delta().equals(id.toString()));
    }

    /** The ids of the surviving deltas by property; null when nothing was ever filed. */
    SortedMap<String, List<DeltaId>> lossless(String entity) {
        boolean filed = false;
        SortedMap<String, List<DeltaId>> properties = new TreeMap<>();
        for (Delta delta : all.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList()) {
            for (String property : filedUnder(delta, entity)) {
                filed = true;
                if (!negated(delta.id())) {
                    properties.computeIfAbsent(property, key -> new ArrayList<>()).add(delta.id());
                }
            }
        }
        return filed ? properties : null;
    }

    /** What {@link ClaimResolvers.Ids} makes of it. */
    Optional<Map<String, Value>> ids(String entity) {
        SortedMap<String, List<DeltaId>> properties = lossless(entity);
        if (properties == null) {
            return Optional.empty();
        }
        Map<String, Value> values = new TreeMap<>();
        properties.forEach((property, ids) -> values.put(property, ClaimResolvers.text(ids)));
        return Optional.of(values);
    }

    private static List<String> filedUnder(Delta delta, String entity) {
        return delta.pointers().stream()
                .filter(pointer -> pointer.target() instanceof EntityRef ref && ref.id().equals(entity) && ref.context() != null)
                .map(pointer -> ((EntityRef) pointer.target()).context())
                .distinct().toList();
    }
}
