package org.rhizome.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.delta.Text;
import org.rhizome.node.Change;
import org.rhizome.store.Appended;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/**
 * Finds what an appended group changes: which deltas can be seen now and could not before (its own, and the members of the transactions
 * that it completes), and the claims that negations among them reach, through negations of negations to the end. Where that would cost
 * too many reads, any entity may have changed. For the writer's thread.
 */
final class ChangeTracker {

    private final CompletedTransactions completed;
    private final Predicate<String> watched;

    /** @param watched which entities are of interest */
    ChangeTracker(CompletedTransactions completed, Predicate<String> watched) {
        this.completed = completed;
        this.watched = watched;
    }

    /**
     * @param appended what became of each of {@code deltas}
     * @param told whether anybody hears of the deltas themselves
     * @param before the state that was published last
     * @param now the state with the group
     */
    GroupChange of(List<Delta> deltas, List<Appended> appended, Told told, Visibility before, Visibility now) {
        ReadBudget budget = new ReadBudget();
        Pass pass = new Pass(now, budget);
        List<Stored> visible = new ArrayList<>();
        for (int i = 0; i < deltas.size(); i++) {
            Appended one = appended.get(i);
            if (one.effect() != Appended.Effect.DUPLICATE && (told == Told.ENTITIES || now.shows(deltas.get(i)))) {
                if (told == Told.DELTAS) {
                    visible.add(new Stored(one.sequence(), 0, deltas.get(i)));
                }
                if (one.effect() == Appended.Effect.ADDED) {
                    pass.appeared(deltas.get(i)); // a view finds out by itself what is hidden
                }
            }
        }
        for (Stored member : completed.by(deltas, appended, before, now, budget)) {
            visible.add(member);
            pass.appeared(member.delta());
        }
        visible.sort(Comparator.comparingLong(Stored::sequence));
        return pass.change(visible.stream().map(Stored::delta).toList());
    }

    /** What is to be found. */
    enum Told { DELTAS, ENTITIES }

    /** One group. */
    private final class Pass {

        private final Visibility visibility;
        private final Snapshot snapshot;
        private final Map<String, Touch> touches = new HashMap<>();
        private final Map<String, Map<DeltaId, Delta>> entities = new TreeMap<>(Text.BY_UTF8);
        private final Set<DeltaId> followed = new HashSet<>();
        private final ReadBudget budget;

        Pass(Visibility visibility, ReadBudget budget) {
            this.visibility = visibility;
            this.snapshot = visibility.snapshot();
            this.budget = budget;
        }

        void appeared(Delta delta) {
            List<Pointer> pointers = delta.pointers();
            for (int i = 0; i < pointers.size(); i++) {
                if (pointers.get(i).target() instanceof EntityRef ref && ref.context() != null && watched.test(ref.id())) {
                    fresh(touch(ref.id(), delta), delta.id());
                }
            }
            follow(delta);
        }

        /** Once, however many pointers file it. */
        private static void fresh(Touch touch, DeltaId id) {
            if (touch.fresh().isEmpty() || !touch.fresh().getLast().equals(id)) {
                touch.fresh().add(id);
            }
        }

        private Touch touch(String entity, Delta cause) {
            entities.computeIfAbsent(entity, id -> new LinkedHashMap<>()).put(cause.id(), cause);
            return touches.computeIfAbsent(entity, id -> Touch.at(snapshot.lastSequence()));
        }

        /** Reaches what a delta negates, if it negates anything. */
        private void follow(Delta cause) {
            ArrayDeque<Delta> open = new ArrayDeque<>();
            open.push(cause);
            while (!open.isEmpty() && !budget.isSpent()) {
                for (Pointer pointer : open.pop().pointers()) {
                    if (pointer.target() instanceof DeltaRef ref && pointer.role().equals(Roles.NEGATES)) {
                        reach(ref, cause).ifPresent(open::push);
                    }
                }
            }
        }

        private Optional<Delta> reach(DeltaRef ref, Delta cause) {
            Optional<DeltaId> id = ref.id();
            if (id.isEmpty() || !followed.add(id.get())) {
                return Optional.empty(); // names no delta, or was followed for this group already
            }
            Optional<Delta> stored = snapshot.get(id.get()).map(Stored::delta);
            stored.ifPresent(budget::read);
            Optional<Delta> target = stored.filter(visibility::shows);
            target.ifPresent(delta -> filings(delta, entity -> touch(entity, cause).reached().add(delta.id())));
            return target;
        }

        private void filings(Delta delta, Consumer<String> action) {
            for (Pointer pointer : delta.pointers()) {
                if (pointer.target() instanceof EntityRef ref && ref.context() != null && watched.test(ref.id())) {
                    action.accept(ref.id());
                }
            }
        }

        GroupChange change(List<Delta> visible) {
            TreeMap<String, List<Delta>> lists = new TreeMap<>(Text.BY_UTF8);
            entities.forEach((entity, causes) -> lists.put(entity, List.copyOf(causes.values())));
            Change.Extent extent = budget.isSpent() ? Change.Extent.ANY : Change.Extent.LISTED;
            return new GroupChange(new Change(snapshot.lastSequence(), visible, lists, extent), budget.isSpent() ? Map.of() : touches);
        }
    }
}
