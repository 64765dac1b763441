package org.rhizome.core;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.rhizome.algebra.DeltaSource;
import org.rhizome.algebra.FilteredSource;
import org.rhizome.algebra.GroupKey;
import org.rhizome.algebra.HView;
import org.rhizome.algebra.MaskPolicy;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.node.LosslessOptions.Negated;
import org.rhizome.store.Filed;
import org.rhizome.store.Snapshot;

/** What one request sees: one state of the node, without what is hidden, up to a time. For one thread. */
final class Sight {

    private static final Query SURVIVING = lossless(new MaskPolicy.Drop());
    private static final Query ANNOTATED = lossless(new MaskPolicy.Annotate());

    private final Visibility visibility;
    private final OptionalDouble asOf;
    private final DeltaSource source;

    Sight(Visibility visibility, OptionalDouble asOf) {
        this.visibility = visibility;
        this.asOf = asOf;
        DeltaSource all = new VisibleSource(visibility);
        this.source = asOf.isPresent() ? FilteredSource.asOf(all, asOf.getAsDouble()) : all;
    }

    private static Query lossless(MaskPolicy negated) {
        return Query.of(new Term.Group(new GroupKey.ByTargetContext(), new Term.Mask(negated, new Term.Input())), Registry.EMPTY,
                Survival.WHOLE);
    }

    Snapshot snapshot() {
        return visibility.snapshot();
    }

    Visibility visibility() {
        return visibility;
    }

    OptionalDouble asOf() {
        return asOf;
    }

    /** The input of the algebra. */
    DeltaSource source() {
        return source;
    }

    /** Empty when nothing was filed under the entity; without properties when all that was filed is negated. */
    Optional<HView> lossless(String entity, Negated negated) {
        Query query = negated == Negated.DROP ? SURVIVING : ANNOTATED;
        HView view = (HView) query.evaluate(source, entity).result();
        return view.properties().isEmpty() && !isFiled(entity) ? Optional.empty() : Optional.of(view);
    }

    /** Whether anything that can be seen is filed under an entity, negated or not. */
    boolean isFiled(String entity) {
        Iterator<Filed> filed = snapshot().scan(entity);
        while (filed.hasNext()) {
            if (shows(filed.next().stored().delta())) {
                return true;
            }
        }
        return false;
    }

    boolean shows(Delta delta) {
        return (asOf.isEmpty() || delta.timestamp() <= asOf.getAsDouble()) && visibility.shows(delta);
    }

    /** Which of these deltas can be seen and are not negated. */
    Set<DeltaId> surviving(Collection<DeltaId> ids) {
        return Survival.ids(ids, source);
    }

    /** Of a delta that can be seen. */
    boolean isNegated(DeltaId id) {
        return snapshot().get(id).filter(stored -> shows(stored.delta())).isPresent() && surviving(Set.of(id)).isEmpty();
    }
}
