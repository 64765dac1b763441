package org.rhizome.gate.internal;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;

/** One entry. Once it is closed it knows nothing of its generation: whoever still has it, such as a thread that hangs, holds no extensions. */
final class CountedLease implements Lease {

    private final AtomicReference<Turnstile.Counted> counted;
    private final ScopedValue<CountedLease> scope;

    CountedLease(Turnstile.Counted counted, ScopedValue<CountedLease> scope) {
        this.counted = new AtomicReference<>(counted);
        this.scope = scope;
    }

    /** Counts once more, for a call within this lease; empty when it was closed meanwhile. */
    Optional<CountedLease> again() {
        Turnstile.Counted mine = counted.get();
        if (mine == null) {
            return Optional.empty();
        }
        mine.counter().enterAgain();
        if (counted.get() == null) {
            mine.counter().leave();
            return Optional.empty();
        }
        return Optional.of(new CountedLease(mine, scope));
    }

    @Override
    public Generation generation() {
        Turnstile.Counted mine = counted.get();
        if (mine == null) {
            throw new IllegalStateException("the lease is closed; enter the gate again");
        }
        return mine.generation();
    }

    @Override
    public <T> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(scope, this).call(work::call);
    }

    @Override
    public void close() {
        Turnstile.Counted mine = counted.getAndSet(null);
        if (mine != null) {
            mine.counter().leave();
        }
    }
}
