package org.rhizome.store.mapdb;

import java.util.Optional;

/** The part of a walk that is in a range. */
final class Within extends Cursor {

    private final Cursor cursor;
    private final byte[] to;
    private boolean isNext = true;

    private Within(Cursor cursor, byte[] to) {
        this.cursor = cursor;
        this.to = to;
    }

    /** @param cursor begins in the range or behind it. @return empty if it begins behind it: a merge without it costs less */
    static Optional<Cursor> of(Cursor cursor, byte[] to) {
        Within within = new Within(cursor, to);
        return within.step() ? Optional.of(within) : Optional.empty();
    }

    private boolean step() {
        if (!cursor.advance() || cursor.compareTo(to) >= 0) {
            return false;
        }
        bytes = cursor.bytes;
        start = cursor.start;
        return true;
    }

    @Override
    boolean advance() {
        if (isNext) {
            isNext = false;
            return true;
        }
        return step();
    }
}
