package org.rhizome.plugins.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.node.Rhizome;
import org.rhizome.store.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids of all entities, some at a time. Where the node names no more, since incomplete transactions hide too many of them, all are gathered
 * from the feed: nobody can keep a view from being made. What comes meanwhile may be missing. For one thread.
 */
final class Everything {

    private static final Logger LOG = LoggerFactory.getLogger(Everything.class);

    private static final int PAGE = 1_000;

    private final Rhizome node;
    private String last = "";
    private boolean begun;
    private boolean over;
    private Entries feed; // null while the node names them
    private long end; // of the feed
    private final Set<String> found = new HashSet<>(); // in the feed

    Everything(Rhizome node) {
        this.node = node;
    }

    /** Whether all were handed out. */
    boolean isOver() {
        return over;
    }

    /** The next ones: none, perhaps, or some for the second time. */
    List<String> next() {
        if (feed == null) {
            try {
                return named();
            } catch (AlgebraException e) {
                LOG.info("a view gathers all entities from the feed, as they cannot be named: {}", e.getMessage());
                end = node.status().lastSequence();
                feed = new Entries(node, 0, LOG);
            }
        }
        return gathered();
    }

    private List<String> named() {
        List<String> page = new ArrayList<>(node.entities("", last, PAGE));
        over = page.size() < PAGE;
        last = page.isEmpty() ? last : page.getLast();
        if (!begun) {
            page.addFirst(""); // an id like any other, and after none
            begun = true;
        }
        return page;
    }

    private List<String> gathered() {
        List<String> page = new ArrayList<>();
        for (int looked = 0; looked < PAGE && !over; looked++) {
            Stored stored = feed.next(end);
            if (stored == null) {
                over = true;
            } else {
                stored.delta().pointers().forEach(pointer -> gather(pointer, page));
            }
        }
        return page;
    }

    private void gather(Pointer pointer, List<String> page) {
        if (pointer.target() instanceof EntityRef ref && ref.context() != null && found.add(ref.id())) {
            page.add(ref.id());
        }
    }
}
