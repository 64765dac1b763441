package org.rhizome.store.mapdb;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What the index entries whose keys begin with a prefix stand for, in the order of the keys. */
final class Matches<T> implements Iterator<T> {

    private final Cursor cursor;
    private final byte[] prefix;
    private final Function<Cursor, T> read;
    private boolean here;

    /** @param read makes a result of the entry on which the cursor stands; when it throws, the iteration goes on behind that entry */
    Matches(State state, byte[] prefix, Function<Cursor, T> read) {
        this.cursor = state.from(prefix);
        this.prefix = prefix;
        this.read = read;
        step();
    }

    private void step() {
        here = cursor.advance() && cursor.startsWith(prefix);
    }

    @Override
    public boolean hasNext() {
        return here;
    }

    @Override
    public T next() {
        if (!here) {
            throw new NoSuchElementException("no more entries");
        }
        try {
            return read.apply(cursor);
        } finally {
            step();
        }
    }
}
