package org.rhizome.node;

import java.util.List;
import java.util.SortedMap;
import org.rhizome.delta.Delta;

/**
 * What became visible in one step: a group of deltas, with all members of the transactions that it completed. Hidden members are in no
 * change until then.
 *
 * @param sequence the last of the feed that it takes into account
 * @param deltas that became visible, in the order of their coming; a delta whose signature came later is there again, signed
 * @param entities whose views may have changed, in UTF-8 byte order, with the deltas that were filed there or are negations that reach them
 * @param extent whether those are all
 */
public record Change(long sequence, List<Delta> deltas, SortedMap<String, List<Delta>> entities, Extent extent) {

    /** Which views a change may have changed. */
    public enum Extent {
        /** Those of the entities that are listed. */
        LISTED,
        /** Any, and deltas may be missing: to find them all would have held up the writer. Read the feed from the last sequence on. */
        ANY
    }
}
