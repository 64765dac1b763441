package org.rhizome.algebra;

import java.util.function.Supplier;

/** A value that is computed by the first who asks; others wait for it. */
final class Lazy<T> {

    private final Supplier<T> compute;
    private volatile T value;

    Lazy(Supplier<T> compute) {
        this.compute = compute;
    }

    T get() {
        T known = value;
        return known != null ? known : computeOnce();
    }

    private synchronized T computeOnce() {
        if (value == null) {
            value = compute.get();
        }
        return value;
    }
}
