package org.rhizome.store.mapdb;

import java.util.Collections;
import java.util.Iterator;

/** Iterators one behind the other; each is asked for when the one before has ended. */
final class Chain<T> implements Iterator<T> {

    private final Iterator<? extends Iterator<T>> parts;
    private Iterator<T> part = Collections.emptyIterator();

    Chain(Iterator<? extends Iterator<T>> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && parts.hasNext()) {
            part = parts.next();
        }
        return part.hasNext();
    }

    @Override
    public T next() {
        hasNext();
        return part.next();
    }
}
