package org.rhizome.plugins.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.rhizome.algebra.Access;
import org.rhizome.algebra.AlgebraException;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.DeltaSource;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;
import org.rhizome.algebra.Terms;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;

/** Chooses the deltas of a plugin: a term, parsed and prepared once, that is evaluated over each delta alone. */
final class Chooser {

    private final Query query; // null when nothing is wanted
    private final String binding;

    private Chooser(Query query, String binding) {
        this.query = query;
        this.binding = binding;
    }

    /**
     * @param json the term; empty for no delta at all
     * @throws AlgebraException if it is no term, or not one that yields deltas of one delta alone
     */
    static Chooser of(String json) {
        if (json.isEmpty()) {
            return new Chooser(null, "");
        }
        Term term = Terms.parse(json.getBytes(StandardCharsets.UTF_8));
        Chooser chooser = new Chooser(Query.of(term, Registry.EMPTY), Terms.hash(term).toString());
        if (!(chooser.query.evaluate(new Alone(List.of())).result() instanceof DSet)) {
            throw new IllegalArgumentException("it yields a view, not deltas: end it before its group");
        }
        return chooser;
    }

    /** The address of the term; empty when nothing is wanted. */
    String binding() {
        return binding;
    }

    boolean wantsNothing() {
        return query == null;
    }

    boolean wants(Delta delta) {
        return query != null && !((DSet) query.evaluate(new Alone(List.of(delta))).result()).deltas().isEmpty();
    }

    /** One delta, or none. Whatever is looked up, that delta may be it. */
    private record Alone(List<Delta> deltas) implements DeltaSource {

        @Override
        public long count() {
            return deltas.size();
        }

        @Override
        public OptionalLong estimate(Access access) {
            return OptionalLong.of(deltas.size());
        }

        @Override
        public Iterable<Delta> find(Access access) {
            return deltas;
        }

        @Override
        public Collection<Delta> negations(DeltaId id) {
            return deltas.stream().filter(delta -> delta.pointers().stream().anyMatch(pointer -> negates(pointer, id))).toList();
        }

        private static boolean negates(Pointer pointer, DeltaId id) {
            return pointer.role().equals(Roles.NEGATES) && pointer.target() instanceof DeltaRef ref && ref.id().filter(id::equals).isPresent();
        }
    }
}
