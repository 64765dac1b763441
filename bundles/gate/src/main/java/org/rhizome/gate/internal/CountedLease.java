package org.rhizome.gate.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;

/** One entry. */
final class CountedLease implements Lease {

    private final Turnstile.Counted counted;
    private final ScopedValue<CountedLease> scope;
    private final AtomicBoolean closed = new AtomicBoolean();

    CountedLease(Turnstile.Counted counted, ScopedValue<CountedLease> scope) {
        this.counted = counted;
        this.scope = scope;
    }

    Turnstile.Counted counted() {
        return counted;
    }

    /** Counts once more, for a call within this lease; false when it was closed meanwhile. */
    boolean again() {
        counted.counter().enterAgain();
        if (closed.get()) {
            counted.counter().leave();
            return false;
        }
        return true;
    }

    @Override
    public Generation generation() {
        return counted.generation();
    }

    @Override
    public <T> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(scope, this).call(work::call);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            counted.counter().leave();
        }
    }
}
