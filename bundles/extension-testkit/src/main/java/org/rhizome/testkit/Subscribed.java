package org.rhizome.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.rhizome.algebra.DSet;
import org.rhizome.algebra.MemorySource;
import org.rhizome.algebra.Query;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Terms;
import org.rhizome.delta.Delta;
import org.rhizome.plugin.Subscription;

/** Which deltas a plugin gets: its term, evaluated over each delta alone. */
final class Subscribed {

    private final Optional<Query> term;

    private Subscribed(Optional<Query> term) {
        this.term = term;
    }

    /** @throws org.rhizome.algebra.AlgebraException if what the class is annotated with is no term */
    static Subscribed by(Class<?> plugin) {
        return new Subscribed(ClassAnnotations.value(plugin, Subscription.class)
                .map(json -> Query.of(Terms.parse(json.getBytes(StandardCharsets.UTF_8)), Registry.EMPTY)));
    }

    boolean includes(Delta delta) {
        return term.map(query -> query.evaluate(MemorySource.of(List.of(delta))).result())
                .filter(found -> !((DSet) found).deltas().isEmpty()).isPresent();
    }
}
