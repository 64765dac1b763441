package org.rhizome.delta;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A batch of old deltas on its way. An id is a hash of what is said, so a delta that names another can only be translated after it:
 * each waits for the old ids it names and is woken when the last of them is there.
 */
final class Translation {

    private final KnownIds known;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byOldId = new HashMap<>();
    private final Map<String, List<Entry>> membersByTransaction = new HashMap<>();
    private final Set<String> declaredTransactions = new HashSet<>();
    private final Map<String, Optional<DeltaId>> asked = new HashMap<>(); // one answer for one name, whatever happens meanwhile

    Translation(KnownIds known) {
        this.known = known;
    }

    /** One delta of the batch; {@code outcome} is null until it is known. */
    private static final class Entry {
        final LegacyDelta delta;
        final List<Entry> waiting = new ArrayList<>();
        final Set<String> awaits = new LinkedHashSet<>();
        Translated outcome;

        Entry(LegacyDelta delta, Translated outcome) {
            this.delta = delta;
            this.outcome = outcome;
        }
    }

    void refuse(InvalidDeltaException fault) {
        entries.add(new Entry(null, new Translated.Refused(fault)));
    }

    /**
     * @throws InvalidDeltaException if this delta contradicts another one of the batch
     */
    void add(LegacyDelta delta) {
        Entry first = byOldId.get(delta.id());
        if (first == null) {
            checkDeclaration(delta);
            first = new Entry(delta, null);
            byOldId.put(delta.id(), first);
            noteMemberships(first);
        } else if (!first.delta.equals(delta)) {
            throw new InvalidDeltaException("/id", "another delta of this batch has the id " + Strings.quote(delta.id()));
        }
        entries.add(first);
    }

    private void checkDeclaration(LegacyDelta delta) {
        String transaction = delta.declaredTransaction();
        if (transaction == null) {
            return;
        }
        double size = delta.declaredSize();
        if (size < 0 || size != Math.rint(size)) {
            throw new InvalidDeltaException("/pointers", "the size of a transaction must be a whole number, not " + size);
        }
        if (!declaredTransactions.add(transaction)) {
            throw new InvalidDeltaException("/pointers", "this batch declares the transaction " + Strings.quote(transaction) + " twice");
        }
    }

    private void noteMemberships(Entry entry) {
        entry.delta.pointers().stream().filter(LegacyDelta.LegacyPointer::isMembership)
                .map(LegacyDelta.LegacyPointer::name).distinct()
                .forEach(transaction -> membersByTransaction.computeIfAbsent(transaction, t -> new ArrayList<>()).add(entry));
    }

    List<Translated> finish() {
        ArrayDeque<Entry> ready = new ArrayDeque<>();
        for (Entry entry : byOldId.values()) {
            findAwaited(entry);
            if (entry.awaits.isEmpty()) {
                ready.add(entry);
            }
        }
        while (!ready.isEmpty()) {
            Entry entry = ready.remove();
            entry.outcome = translate(entry.delta);
            if (entry.outcome instanceof Translated.Done) {
                for (Entry waiter : entry.waiting) {
                    waiter.awaits.remove(entry.delta.id());
                    if (waiter.awaits.isEmpty()) {
                        ready.add(waiter);
                    }
                }
            }
        }
        return entries.stream().map(entry -> entry.outcome != null ? entry.outcome : pending(entry)).toList();
    }

    private Translated pending(Entry entry) {
        String named = String.join(", ", entry.awaits.stream().limit(10).map(Strings::quote).toList());
        boolean here = entry.awaits.stream().anyMatch(byOldId::containsKey);
        return new Translated.Pending(entry.delta.id(), entry.awaits, "waits for " + named
                + (here ? ", which cannot be translated yet either" : ", which is neither in this batch nor known"));
    }

    private void findAwaited(Entry entry) {
        for (LegacyDelta.LegacyPointer pointer : entry.delta.pointers()) {
            if (pointer.isNegation()) {
                await(entry, pointer.name());
            }
        }
        String transaction = entry.delta.declaredTransaction();
        if (transaction != null) {
            membersByTransaction.getOrDefault(transaction, List.of()).stream()
                    .filter(member -> member != entry)
                    .forEach(member -> await(entry, member.delta.id()));
        }
    }

    private void await(Entry entry, String oldId) {
        Entry other = byOldId.get(oldId);
        if (other == null && ask(oldId).isPresent()) {
            return;
        }
        if (entry.awaits.add(oldId) && other != null) {
            other.waiting.add(entry);
        }
    }

    private Translated translate(LegacyDelta old) {
        try {
            String transaction = old.declaredTransaction();
            Collection<DeltaId> members = transaction == null ? List.of() : members(transaction);
            if (transaction != null && members.size() < old.declaredSize()) {
                return new Translated.Pending(old.id(), Set.of(transaction),
                        "transaction " + Strings.quote(transaction) + " has " + members.size() + " of its declared members so far");
            }
            return new Translated.Done(old.id(), Delta.of(new Claims(old.creator(), old.timestamp(), pointers(old, members))));
        } catch (InvalidDeltaException e) {
            return new Translated.Refused(e);
        }
    }

    private Collection<DeltaId> members(String transaction) {
        Set<DeltaId> members = new TreeSet<>(known.membersOf(transaction));
        membersByTransaction.getOrDefault(transaction, List.of()).forEach(member -> find(member.delta.id()).ifPresent(members::add));
        return members;
    }

    private List<Pointer> pointers(LegacyDelta old, Collection<DeltaId> members) {
        List<Pointer> pointers = new ArrayList<>();
        old.pointers().forEach(pointer -> pointers.add(pointer(pointer)));
        members.forEach(member -> pointers.add(new Pointer(Roles.MEMBER, new DeltaRef(member.toString(), null))));
        pointers.add(new Pointer(Dialect.OLD_ID, new Text(old.id())));
        pointers.add(new Pointer(Dialect.OLD_HOST, new Text(old.host())));
        return pointers;
    }

    private Pointer pointer(LegacyDelta.LegacyPointer old) {
        if (old.isNegation()) {
            DeltaId target = find(old.name()).orElseThrow();
            return new Pointer(Roles.NEGATES, new DeltaRef(target.toString(), null));
        }
        if (old.isMembership()) {
            return new Pointer(Roles.TRANSACTION, new EntityRef(old.name(), Roles.DELTAS));
        }
        if (old.isDeclaration()) {
            return new Pointer(Roles.TRANSACTION, new EntityRef(old.name(), Roles.MANIFEST));
        }
        return new Pointer(old.role(), old.context() == null ? old.target() : new EntityRef(old.name(), old.context()));
    }

    private Optional<DeltaId> find(String oldId) {
        Entry entry = byOldId.get(oldId);
        return entry != null && entry.outcome instanceof Translated.Done done ? Optional.of(done.delta().id()) : ask(oldId);
    }

    private Optional<DeltaId> ask(String oldId) {
        return asked.computeIfAbsent(oldId, known::find);
    }
}
