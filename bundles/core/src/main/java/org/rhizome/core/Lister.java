package org.rhizome.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.Fault;
import org.rhizome.algebra.Result;
import org.rhizome.delta.Delta;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LossyView;
import org.rhizome.node.QueryRequest;

/** One page of entities as values, of one state. For one thread. */
final class Lister {

    /** Entities that one page may look at, those that cannot be seen included. */
    private static final int MAX_EXAMINED = 100_000;
    private static final int PAGE = 256;

    private final ListQuery query;
    private final Sight sight;
    private final Function<String, Optional<LossyView>> views;
    private final Function<ListQuery.Source.Selected, Result> evaluation;
    private long examined;

    /**
     * @param views gives the view of an entity of that state
     * @param evaluation gives what a term selects in that state
     */
    Lister(
            ListQuery query, Sight sight, Function<String, Optional<LossyView>> views,
            Function<ListQuery.Source.Selected, Result> evaluation) {
        this.query = query;
        this.sight = sight;
        this.views = views;
        this.evaluation = evaluation;
    }

    ListPage page() {
        requireOneTime();
        return query.order().isPresent() ? ordered(query.order().get()) : byId();
    }

    private ListPage byId() {
        String after = ListCursor.of(query, id -> Optional.empty()).map(ListPlace::id).orElse("");
        Iterator<String> names = names(after);
        List<LossyView> page = new ArrayList<>();
        String last = after;
        while (names.hasNext()) {
            if (page.size() == query.limit() || examined == MAX_EXAMINED) {
                return new ListPage(page, Optional.of(ListCursor.after(new ListPlace(Optional.empty(), last), query)), examined);
            }
            last = names.next();
            examine(last).ifPresent(page::add);
        }
        return new ListPage(page, Optional.empty(), examined);
    }

    /** All have to be looked at to know which come first. */
    private ListPage ordered(ListQuery.Order order) {
        Comparator<ListPlace> comparator = ValueOrder.places(order.direction());
        Optional<ListPlace> after = ListCursor.of(query, id -> views.apply(id).flatMap(view -> key(view, order)));
        TreeMap<ListPlace, LossyView> found = new TreeMap<>(comparator);
        Iterator<String> names = names("");
        while (names.hasNext()) {
            requireRoom();
            Optional<LossyView> view = examine(names.next());
            view.map(it -> place(it, order)).filter(place -> after.isEmpty() || comparator.compare(place, after.get()) > 0)
                    .ifPresent(place -> keep(place, view.get(), found));
        }
        boolean more = found.size() > query.limit();
        if (more) {
            found.pollLastEntry();
        }
        Optional<String> next = more ? Optional.of(ListCursor.after(found.lastKey(), query)) : Optional.empty();
        return new ListPage(List.copyOf(found.values()), next, examined);
    }

    /** Only what may be on this page, and one more. */
    private void keep(ListPlace place, LossyView view, TreeMap<ListPlace, LossyView> found) {
        found.put(place, view);
        if (found.size() > query.limit() + 1) {
            found.pollLastEntry();
        }
    }

    private void requireOneTime() {
        if (query.source() instanceof ListQuery.Source.Selected(QueryRequest selecting) && selecting.asOf().isPresent()
                && !selecting.asOf().equals(sight.asOf())) {
            throw new IllegalArgumentException("a list is of one time: its query says as of " + selecting.asOf().getAsDouble()
                    + ", its reading " + (sight.asOf().isPresent() ? "as of " + sight.asOf().getAsDouble() : "now")
                    + "; leave the time of the query out, or give the reading the same");
        }
    }

    private void requireRoom() {
        if (examined == MAX_EXAMINED) {
            throw new AlgebraException(Fault.LIMIT, "to put them in order more than " + MAX_EXAMINED
                    + " entities would have to be looked at: narrow the prefix or the query, or list them by id");
        }
    }

    private Optional<LossyView> examine(String entity) {
        examined++;
        boolean mayHide = sight.asOf().isPresent() || sight.visibility().mayHide();
        if (mayHide && !sight.isFiled(entity)) {
            return Optional.empty(); // costs less than a view
        }
        return views.apply(entity).filter(view -> FilterCheck.meets(query.where(), view.properties()));
    }

    private static ListPlace place(LossyView view, ListQuery.Order order) {
        return new ListPlace(key(view, order), view.entity());
    }

    private static Optional<Value> key(LossyView view, ListQuery.Order order) {
        return Optional.ofNullable(view.properties().get(order.property()));
    }

    /** The ids that come into question, after one of them, in UTF-8 byte order. */
    private Iterator<String> names(String after) {
        return switch (query.source()) {
            case ListQuery.Source.Prefix(String prefix) -> new EntityNames(sight.snapshot(), prefix, after, PAGE);
            case ListQuery.Source.Selected selected -> filing(evaluation.apply(selected)).tailSet(after, after.isEmpty()).iterator();
        };
    }

    private static NavigableSet<String> filing(Result result) {
        if (!(result instanceof DSet set)) {
            throw new AlgebraException(Fault.SORT,
                    "a list needs a term that yields a set of deltas, not a view: leave out group and resolve");
        }
        NavigableSet<String> entities = new TreeSet<>(Text.BY_UTF8);
        for (Delta delta : set.deltas()) {
            for (Pointer pointer : delta.pointers()) {
                if (pointer.target() instanceof EntityRef ref && ref.context() != null) {
                    entities.add(ref.id());
                }
            }
        }
        return entities;
    }
}
