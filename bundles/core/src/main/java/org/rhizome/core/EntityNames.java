package org.rhizome.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.Fault;
import org.rhizome.store.Snapshot;

/** The ids of the entities under which anything is filed, whether it can be seen or not, ascending by UTF-8 bytes. For one thread. */
final class EntityNames implements Iterator<String> {

    /** Ids that a page of those that can be seen may look at. */
    private static final int MAX_EXAMINED = 100_000;
    private static final int MAX_PAGE = 1_000;

    private final Snapshot snapshot;
    private final String prefix;
    private final int pageSize;
    private String after;
    private List<String> page = List.of();
    private int at;
    private boolean last;

    /** @param expected how many will be asked for */
    EntityNames(Snapshot snapshot, String prefix, String after, int expected) {
        this.snapshot = snapshot;
        this.prefix = prefix;
        this.after = after;
        this.pageSize = Math.clamp(expected, 1, MAX_PAGE);
    }

    /**
     * At most so many of those under which anything can be seen. Fewer only if there are no more.
     *
     * @throws AlgebraException if too many have to be skipped
     */
    static List<String> page(Sight sight, String prefix, String after, int limit) {
        List<String> names = new ArrayList<>();
        EntityNames all = new EntityNames(sight.snapshot(), prefix, after, limit);
        boolean mayHide = sight.asOf().isPresent() || sight.visibility().mayHide();
        int examined = 0;
        for (String name = after; names.size() < limit && all.hasNext(); examined++) {
            if (mayHide && examined == MAX_EXAMINED) {
                throw new AlgebraException(Fault.LIMIT, "of the " + MAX_EXAMINED + " entities after \"" + after + "\" only " + names.size()
                        + " can be seen: " + (names.isEmpty() ? "go on after \"" + name + '"' : "ask for at most so many"));
            }
            name = all.next();
            if (!mayHide || sight.isFiled(name)) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public boolean hasNext() {
        if (at == page.size() && !last) {
            page = snapshot.entities(prefix, after, pageSize);
            last = page.size() < pageSize;
            after = page.isEmpty() ? after : page.getLast();
            at = 0;
        }
        return at < page.size();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more entities");
        }
        return page.get(at++);
    }
}
