package org.rhizome.store.mapdb;

import org.rhizome.delta.Delta;
import org.rhizome.store.Snapshot;
import org.rhizome.store.TimeBucket;

/** (hour) to how many deltas it has and the sum of their hashes. */
final class TimeFamily implements Family {

    /** Times beyond what 64 bits can say fall into the outermost hours. */
    private static final long FIRST = Long.MIN_VALUE / Snapshot.BUCKET_MILLIS;

    static final byte[] ALL_HOURS = {TIME};

    @Override
    public void index(Delta delta, long sequence, Entries out) {
        out.open(TIME).number(sortable(hour(delta.timestamp()))).value().number(1).number(delta.id().a()).close();
    }

    private static long hour(double timestamp) {
        return Math.max(FIRST, Math.floorDiv((long) Math.floor(timestamp), Snapshot.BUCKET_MILLIS));
    }

    /** Negative numbers sort before positive ones when the sign is turned. */
    private static long sortable(long number) {
        return number ^ Long.MIN_VALUE;
    }

    static TimeBucket bucket(Cursor entry) {
        return new TimeBucket(sortable(entry.keyNumber(1)) * Snapshot.BUCKET_MILLIS, entry.number(0), entry.number(1));
    }
}
