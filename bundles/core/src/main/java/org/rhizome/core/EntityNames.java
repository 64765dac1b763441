package org.rhizome.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The ids of the entities under which anything is filed that can be seen, ascending by UTF-8 bytes. For one thread. */
final class EntityNames implements Iterator<String> {

    private static final int MAX_PAGE = 1_000;

    private final Sight sight;
    private final String prefix;
    private final boolean mayHide;
    private final int pageSize;
    private String after;
    private List<String> page = List.of();
    private int at;
    private boolean last;
    private String next;

    /** @param expected how many will be asked for */
    EntityNames(Sight sight, String prefix, String after, int expected) {
        this.sight = sight;
        this.prefix = prefix;
        this.after = after;
        this.pageSize = Math.clamp(expected, 1, MAX_PAGE);
        this.mayHide = sight.asOf().isPresent() || sight.visibility().mayHide();
        advance();
    }

    /** At most so many of them. */
    static List<String> page(Sight sight, String prefix, String after, int limit) {
        List<String> names = new ArrayList<>();
        EntityNames all = new EntityNames(sight, prefix, after, limit);
        while (names.size() < limit && all.hasNext()) {
            names.add(all.next());
        }
        return names;
    }

    private void advance() {
        do {
            if (at == page.size() && !last) {
                page = sight.snapshot().entities(prefix, after, pageSize);
                last = page.size() < pageSize;
                after = page.isEmpty() ? after : page.getLast();
                at = 0;
            }
            next = at < page.size() ? page.get(at++) : null;
        } while (next != null && mayHide && !sight.isFiled(next));
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        if (next == null) {
            throw new NoSuchElementException("no more entities");
        }
        String name = next;
        advance();
        return name;
    }
}
