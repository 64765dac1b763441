package org.rhizome.store.mapdb;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.rhizome.algebra.Access;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Primitive;
import org.rhizome.store.Snapshot;
import org.rhizome.store.Stored;

/** The look-ups of {@link StoreBenchmark}: the sizes of packages stand for any role with values. */
final class QueryBenchmark {

    private static final String ROLE = "size";
    private static final String BIG = "bench:big";
    private static final int ROUNDS = 200;

    /** Measures something that is done some times and prints it. */
    interface Clock {

        void each(String name, int rounds, Runnable action);
    }

    private final Snapshot snapshot;
    private final Clock clock;

    QueryBenchmark(Snapshot snapshot, Clock clock) {
        this.snapshot = snapshot;
        this.clock = clock;
    }

    /** An entity of 1,000 claims that came together. */
    static List<Delta> entity() {
        return IntStream.range(0, 1000).mapToObj(i -> Delta.by("benchmark").at(i).set(BIG, "p" + i % 10, "v" + i)).toList();
    }

    void run() {
        List<Double> sizes = sizes();
        for (int round = 0; round < 3; round++) {
            int from = sizes.size() / 2 + round * 1000;
            measure("100 by role and value", new Access.ByValue(ROLE, number(sizes.get(from)), number(sizes.get(from + 99))));
            measure("time range, none", new Access.ByTime(0.5, 0.75));
            measure("time range, 500", new Access.ByTime(100, 599));
            measure("author", new Access.ByAuthor("benchmark"));
            measure("role", new Access.ByRole(ROLE));
            measure("author of nearly all", new Access.ByAuthor("debian:bookworm"));
            scan("scan of %,d claims that came together", BIG);
            scan("the same of %,d claims all over the store", scattered());
        }
    }

    private void measure(String name, Access access) {
        String bound = " (at most %,d)".formatted(snapshot.estimate(access).orElseThrow());
        clock.each("estimate of " + name + bound, ROUNDS, () -> snapshot.estimate(access));
        long found = count(snapshot.find(access));
        clock.each("find %s: %,d".formatted(name, found), found > 10_000 ? 1 : ROUNDS, () -> count(snapshot.find(access)));
    }

    private void scan(String name, String entity) {
        clock.each(name.formatted(count(snapshot.scan(entity))), ROUNDS, () -> count(snapshot.scan(entity)));
        clock.each("... and their claims decoded", ROUNDS,
                () -> snapshot.scan(entity).forEachRemaining(filed -> filed.stored().delta().claims()));
    }

    private String scattered() {
        return snapshot.entities("pkg:", "", 100_000).stream()
                .filter(name -> snapshot.estimate(new Access.ByFiling(name)).orElseThrow() / 50 == 20).findFirst().orElseThrow();
    }

    private List<Double> sizes() {
        Iterable<Stored> all = () -> snapshot.find(new Access.ByRole(ROLE));
        return StreamSupport.stream(all.spliterator(), false).flatMap(stored -> stored.delta().pointers().stream())
                .filter(pointer -> pointer.role().equals(ROLE)).map(Pointer::target).filter(Num.class::isInstance)
                .map(target -> ((Num) target).value()).sorted().toList();
    }

    private static Optional<Primitive> number(double value) {
        return Optional.of(new Num(value));
    }

    private static long count(Iterator<?> iterator) {
        long count = 0;
        for (; iterator.hasNext(); iterator.next()) {
            count++;
        }
        return count;
    }
}
