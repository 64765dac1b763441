package org.rhizome.core;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreHealth;

/** Counts what is read: every call of a snapshot, and every delta that one hands out. */
final class CountingStore implements DeltaStore {

    private final DeltaStore store = new MemoryStore();
    private final AtomicLong reads = new AtomicLong();

    /** How much was read since this was last asked. */
    long reads() {
        return reads.getAndSet(0);
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        return store.append(batch, receivedAt);
    }

    @Override
    public Snapshot snapshot() {
        Snapshot snapshot = store.snapshot();
        InvocationHandler handler = (proxy, method, args) -> {
            try {
                return counted(method.invoke(snapshot, args), method.getName().equals("lastSequence") ? 0 : 1);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Snapshot) Proxy.newProxyInstance(Snapshot.class.getClassLoader(), new Class<?>[] {Snapshot.class}, handler);
    }

    private Object counted(Object answer, int call) {
        reads.addAndGet(call + (answer instanceof Collection<?> all ? all.size() : 0));
        return answer instanceof Iterator<?> all ? new Counted<>(all) : answer;
    }

    private final class Counted<T> implements Iterator<T> {

        private final Iterator<T> all;

        Counted(Iterator<T> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            return all.hasNext();
        }

        @Override
        public T next() {
            reads.incrementAndGet();
            return all.next();
        }
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }

    @Override
    public List<String> verify() {
        return store.verify();
    }
}
