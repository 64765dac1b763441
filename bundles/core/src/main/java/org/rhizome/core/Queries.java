package org.rhizome.core;

import org.rhizome.algebra.Answer;
import org.rhizome.algebra.Limits;
import org.rhizome.algebra.Plan;
import org.rhizome.algebra.Query;
import org.rhizome.node.QueryRequest;

/** Terms over what can be seen. */
final class Queries {

    private final Sights sights;
    private final Limits limits;

    Queries(Sights sights, Limits limits) {
        this.sights = sights;
        this.limits = limits;
    }

    Answer answer(QueryRequest request) {
        return answer(request, sights.at(request.asOf()));
    }

    Answer answer(QueryRequest request, Sight sight) {
        Query query = Query.of(request.term(), request.registry(), limits);
        return request.root().isPresent() ? query.evaluate(sight.source(), request.root().get()) : query.evaluate(sight.source());
    }

    Plan plan(QueryRequest request) {
        Query query = Query.of(request.term(), request.registry(), limits);
        Sight sight = sights.at(request.asOf());
        return request.root().isPresent() ? query.plan(sight.source(), request.root().get()) : query.plan(sight.source());
    }
}
