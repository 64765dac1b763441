package org.rhizome.store.mapdb;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rhizome.store.StoreException;
import org.rhizome.store.Stored;

/** Reads all records, and the headers of their files. */
final class Verification {

    private final SegmentList segments;
    private final long lastSequence;
    private final Set<String> sentences = new LinkedHashSet<>();

    Verification(SegmentList segments, long lastSequence) {
        this.segments = segments;
        this.lastSequence = lastSequence;
    }

    /** One sentence for each damage. */
    List<String> run() {
        segments.all().forEach(segment -> segment.headerFault().ifPresent(sentences::add));
        Iterator<Stored> feed = segments.feed(0, lastSequence);
        while (feed.hasNext()) {
            try {
                feed.next();
            } catch (StoreException e) {
                sentences.add(e.getMessage());
            }
        }
        return List.copyOf(sentences);
    }
}
