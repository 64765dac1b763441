package org.rhizome.core;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.DeltaSource;
import org.rhizome.algebra.Field;
import org.rhizome.algebra.Limits;
import org.rhizome.algebra.MaskPolicy;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** Asks the algebra which deltas of a set are not negated. */
final class Survival {

    /** Of entities everything is read, however many claims they have; what doors hand out has limits of its own. */
    static final Limits WHOLE = Limits.DEFAULT.withSteps(Long.MAX_VALUE / 4).withBytes(Long.MAX_VALUE / 4);

    private static final Term SURVIVORS = new Term.Mask(new MaskPolicy.Drop(), new Term.Input());

    private Survival() {}

    /** Which of these are there and not negated. */
    static Set<DeltaId> ids(Collection<DeltaId> ids, DeltaSource source) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        List<Primitive> names = ids.stream().<Primitive>map(id -> new Text(id.toString())).toList();
        Term asked = new Term.Select(new Pred.MatchAny(Field.ID, names), SURVIVORS);
        return ((DSet) Query.of(asked, Registry.EMPTY, WHOLE).evaluate(source).result()).deltas().stream()
                .map(Delta::id).collect(Collectors.toSet());
    }
}
