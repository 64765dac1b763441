package org.rhizome.algebra;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import org.rhizome.delta.DeltaId;

/** The entries of one property, by ascending id; with their times side by side, so that the usual question costs no walk through memory. */
final class Entries extends AbstractList<HEntry> implements RandomAccess {

    private static final Comparator<HEntry> BY_ID = Comparator.comparing(entry -> entry.delta().id());

    private final HEntry[] entries;
    private final double[] times;

    private Entries(HEntry[] entries) {
        this.entries = entries;
        this.times = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            times[i] = entries[i].delta().timestamp();
        }
    }

    static Entries of(List<HEntry> unordered) {
        HEntry[] entries = unordered.toArray(HEntry[]::new);
        if (!ascend(entries)) {
            Arrays.sort(entries, BY_ID);
        }
        return new Entries(entries);
    }

    /** As sources in memory hand them out. */
    private static boolean ascend(HEntry[] entries) {
        for (int i = 1; i < entries.length; i++) {
            DeltaId last = entries[i - 1].delta().id();
            if (last.compareTo(entries[i].delta().id()) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The oldest or the newest, of equally old ones that with the smallest id. */
    HEntry first(Direction direction) {
        int first = 0;
        for (int i = 1; i < times.length; i++) {
            if (direction == Direction.ASC ? times[i] < times[first] : times[i] > times[first]) {
                first = i;
            }
        }
        return entries[first];
    }

    @Override
    public HEntry get(int index) {
        return entries[index];
    }

    @Override
    public int size() {
        return entries.length;
    }
}
