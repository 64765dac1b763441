package org.rhizome.resolver.aggregates;

import java.util.Optional;
import org.rhizome.delta.Num;

/** The numbers among the claims so far. Not thread-safe. */
public final class Numbers {

    private final Optional<Num> empty;
    private final ExactSum sum = new ExactSum();
    private long count;

    Numbers(Optional<Num> empty) {
        this.empty = empty;
    }

    void add(double number) {
        sum.add(number);
        count++;
    }

    void remove(double number) {
        sum.subtract(number);
        count--;
    }

    long count() {
        return count;
    }

    ExactSum sum() {
        return sum;
    }

    /** The value where there is no number. */
    Optional<Num> empty() {
        return empty;
    }
}
