package org.rhizome.core;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rhizome.algebra.Answer;
import org.rhizome.algebra.Limits;
import org.rhizome.algebra.Plan;
import org.rhizome.algebra.Query;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.QueryRequest;

/** Terms over what can be seen. */
final class Queries {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sights sights;
    private final Limits limits;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Queries(Sights sights, Limits limits) {
        this.sights = sights;
        this.limits = limits;
    }

    Answer answer(QueryRequest request) {
        return answer(request, sights.at(request.asOf()));
    }

    /** A few at a time: each may hold as much as the limit of bytes allows. */
    Answer answer(QueryRequest request, Sight sight) {
        Query query = Query.of(request.term(), request.registry(), limits);
        takeTurn();
        try {
            return evaluate(query, request, sight);
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NodeUnavailableException("too many queries are being evaluated; try again later", null);
    }

    private static Answer evaluate(Query query, QueryRequest request, Sight sight) {
        return request.root().isPresent() ? query.evaluate(sight.source(), request.root().get()) : query.evaluate(sight.source());
    }

    Plan plan(QueryRequest request) {
        Query query = Query.of(request.term(), request.registry(), limits);
        Sight sight = sights.at(request.asOf());
        return request.root().isPresent() ? query.plan(sight.source(), request.root().get()) : query.plan(sight.source());
    }
}
