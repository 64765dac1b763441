package org.rhizome.resolver.crdt;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rhizome.delta.DeltaId;

/**
 * Where the elements of a list stand. Each is followed by those that were inserted after it, newest first, then smallest id, each of these
 * by its own.
 *
 * <p>The list starts with what was inserted at the beginning. At its end stands what has lost its anchor, because that is not here or
 * negated, newest first. Elements inserted after each other in a circle, which honest ids cannot form, come last of all; each circle starts
 * with its newest.
 *
 * <p>Elements are numbered in the order of their rank and linked by number, without recursion: n log n for sorting, linear for the rest.
 */
final class Arrangement {

    private static final Comparator<Edit> NEWEST_FIRST =
            Comparator.<Edit>comparingDouble(edit -> edit.claim().timestamp()).reversed().thenComparing(Edit::id);

    private static final int BEGINNING = -1;
    private static final int ADRIFT = -2;
    private static final int NONE = -1;

    private final List<Edit> ranked;
    private final int[] anchors;
    private final int[] lastFollower;
    private final int[] followerBefore;
    private final int[] order;
    private final boolean[] placed;
    private int count;

    /** @param elements in any order, each with a value */
    Arrangement(Collection<Edit> elements) {
        ranked = elements.stream().sorted(NEWEST_FIRST).toList();
        anchors = anchors();
        lastFollower = filled(NONE);
        followerBefore = filled(NONE);
        order = filled(NONE);
        placed = new boolean[ranked.size()];
        linkFollowers();
        placeFrom(BEGINNING);
        placeFrom(ADRIFT);
        placeCircles();
    }

    Stream<Edit> inOrder() {
        return Arrays.stream(order).mapToObj(ranked::get);
    }

    private int[] filled(int value) {
        int[] numbers = new int[ranked.size()];
        Arrays.fill(numbers, value);
        return numbers;
    }

    private int[] anchors() {
        Map<DeltaId, Integer> numbers = HashMap.newHashMap(ranked.size());
        for (int i = 0; i < ranked.size(); i++) {
            numbers.put(ranked.get(i).id(), i);
        }
        return ranked.stream().mapToInt(edit -> anchor(edit.anchor(), numbers)).toArray();
    }

    private static int anchor(Optional<Edit.Anchor> anchor, Map<DeltaId, Integer> numbers) {
        if (anchor.isEmpty()) {
            return BEGINNING;
        }
        return anchor.get().element().map(id -> numbers.getOrDefault(id, ADRIFT)).orElse(ADRIFT);
    }

    private void linkFollowers() {
        for (int i = 0; i < anchors.length; i++) {
            if (anchors[i] >= 0) {
                followerBefore[i] = lastFollower[anchors[i]];
                lastFollower[anchors[i]] = i;
            }
        }
    }

    private void placeFrom(int anchor) {
        IntStream.range(0, anchors.length).filter(i -> anchors[i] == anchor).forEach(this::placeTree);
    }

    /** Places an element and all that follows it, depth first; followers are stacked last to first, so that the first comes off first. */
    private void placeTree(int root) {
        int[] open = new int[16];
        int height = 0;
        open[height++] = root;
        while (height > 0) {
            int next = open[--height];
            placed[next] = true;
            order[count++] = next;
            for (int i = lastFollower[next]; i != NONE; i = followerBefore[i]) {
                if (!placed[i]) { // only the element that a circle starts with is there already
                    open = height == open.length ? Arrays.copyOf(open, 2 * height) : open;
                    open[height++] = i;
                }
            }
        }
    }

    private void placeCircles() {
        int[] walkedIn = new int[anchors.length];
        int[] heads = IntStream.range(0, anchors.length)
                .filter(i -> !placed[i] && walkedIn[i] == 0)
                .map(i -> newestOfNewCircle(i, walkedIn))
                .filter(head -> head != NONE)
                .sorted()
                .toArray();
        Arrays.stream(heads).forEach(this::placeTree);
    }

    /** Walks from anchor to anchor; arriving where this walk has been means a new circle, where another has been none. */
    private int newestOfNewCircle(int start, int[] walkedIn) {
        int walk = start + 1;
        int at = start;
        while (walkedIn[at] == 0) {
            walkedIn[at] = walk;
            at = anchors[at];
        }
        if (walkedIn[at] != walk) {
            return NONE;
        }
        int newest = at;
        for (int i = anchors[at]; i != at; i = anchors[i]) {
            newest = Math.min(newest, i);
        }
        return newest;
    }
}
