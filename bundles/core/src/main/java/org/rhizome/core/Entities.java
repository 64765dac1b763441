package org.rhizome.core;

import java.util.Optional;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;
import org.rhizome.node.Explanation;
import org.rhizome.node.History;
import org.rhizome.node.ListPage;
import org.rhizome.node.ListQuery;
import org.rhizome.node.LossyView;
import org.rhizome.node.Reading;

/** What is read of entities as values. One request reads by one generation of resolvers and sees one state. */
final class Entities {

    private final Gate gate;
    private final Compilation compilation;
    private final Sights sights;
    private final Views views;
    private final Queries queries;
    private final ViewGuard guard;

    Entities(Gate gate, Compilation compilation, Sights sights, Views views, Queries queries, ViewGuard guard) {
        this.gate = gate;
        this.compilation = compilation;
        this.sights = sights;
        this.views = views;
        this.queries = queries;
        this.guard = guard;
    }

    Optional<LossyView> lossy(String entity, Reading reading) {
        try (Lease lease = gate.enter()) {
            return views.lossy(entity, reading, lease.generation());
        }
    }

    Optional<Explanation> explain(String entity, String property, Reading reading) {
        try (Lease lease = gate.enter()) {
            CompiledView view = compilation.withSubstitutes(compilation.of(reading, lease.generation()), entity);
            Explainer explainer = new Explainer(sights.at(reading.asOf()), view, entity, property);
            return guard.run(view, entity, explainer::explain);
        }
    }

    Optional<History> history(String entity, String property, Reading reading, double after, int limit) {
        try (Lease lease = gate.enter()) {
            CompiledView view = compilation.withSubstitutes(compilation.of(reading, lease.generation()), entity);
            Historian historian = new Historian(sights.at(reading.asOf()), view, entity, property);
            return guard.run(view, entity, running -> historian.history(after, limit, running));
        }
    }

    ListPage list(ListQuery query) {
        try (Lease lease = gate.enter()) {
            return list(query, lease.generation());
        }
    }

    private ListPage list(ListQuery query, Generation generation) {
        CompiledView view = compilation.of(query.reading(), generation);
        Sight sight = sights.at(query.reading().asOf());
        return new Lister(query, sight, entity -> views.at(entity, view, generation, sight),
                selected -> queries.answer(selected.query(), sight).result()).page();
    }
}
