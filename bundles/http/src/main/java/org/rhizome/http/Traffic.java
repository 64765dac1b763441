package org.rhizome.http;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts requests and measures how long they take, by route and status. */
final class Traffic {

    /** Upper bounds of the histogram of durations, in nanoseconds: from a cached view to an import. */
    static final long[] BOUNDS = {100_000, 250_000, 1_000_000, 5_000_000, 25_000_000, 100_000_000, 1_000_000_000, 10_000_000_000L};

    /** Stands for requests that match no route. */
    static final Route UNMATCHED = Route.get("unmatched", null, exchange -> { });

    private final Map<Route, Durations> byRoute = new ConcurrentHashMap<>();
    private final LongAdder running = new LongAdder();

    /** The callback to complete the request with. */
    Measured begin(Response response, Callback callback) {
        running.increment();
        return new Measured(response, callback);
    }

    Map<Route, Durations> byRoute() {
        return byRoute;
    }

    long running() {
        return running.sum();
    }

    /** A request that is being measured. */
    final class Measured implements Callback {

        private final long start = System.nanoTime();
        private final Response response;
        private final Callback callback;
        private Route route = UNMATCHED;

        private Measured(Response response, Callback callback) {
            this.response = response;
            this.callback = callback;
        }

        void on(Route matched) {
            route = matched;
        }

        @Override
        public void succeeded() {
            end(); // first: afterwards the response belongs to the next request
            callback.succeeded();
        }

        @Override
        public void failed(Throwable failure) {
            end();
            callback.failed(failure);
        }

        private void end() {
            running.decrement();
            byRoute.computeIfAbsent(route, unseen -> new Durations()).add(response.getStatus(), System.nanoTime() - start);
        }

        @Override
        public InvocationType getInvocationType() {
            return callback.getInvocationType();
        }
    }

    /** The requests of one route. */
    static final class Durations {

        private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
        private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
        private final LongAdder nanos = new LongAdder();

        Durations() {
            Arrays.setAll(buckets, i -> new LongAdder());
        }

        void add(int status, long duration) {
            int bucket = 0;
            while (bucket < BOUNDS.length && duration > BOUNDS[bucket]) {
                bucket++;
            }
            buckets[bucket].increment();
            nanos.add(duration);
            byStatus.computeIfAbsent(status, unseen -> new LongAdder()).increment();
        }

        Map<Integer, LongAdder> byStatus() {
            return byStatus;
        }

        /** Requests no longer than the bound at {@code index} and longer than the one before. */
        long inBucket(int index) {
            return buckets[index].sum();
        }

        double seconds() {
            return nanos.sum() / 1e9;
        }
    }
}
