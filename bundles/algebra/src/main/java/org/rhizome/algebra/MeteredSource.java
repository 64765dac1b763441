package org.rhizome.algebra;

import java.util.Collection;
import java.util.OptionalLong;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;

/** A source whose estimates are paid for: a list of names in a schema asks for one each, at every entity it is expanded at. */
record MeteredSource(DeltaSource source, Run run) implements DeltaSource {

    @Override
    public long count() {
        return source.count();
    }

    @Override
    public OptionalLong estimate(Access access) {
        run.charge(1);
        return source.estimate(access);
    }

    @Override
    public Iterable<Delta> find(Access access) {
        return source.find(access);
    }

    @Override
    public Collection<Delta> negations(DeltaId id) {
        return source.negations(id);
    }
}
