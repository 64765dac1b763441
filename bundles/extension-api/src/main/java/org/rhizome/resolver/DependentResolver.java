package org.rhizome.resolver;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ConsumerType;
import org.rhizome.delta.Value;

/**
 * A resolver whose value also depends on other properties of the same view. The host resolves those first; properties that need each
 * other in a circle are refused.
 *
 * @param <S> as in {@link Resolver}
 */
@ConsumerType
public interface DependentResolver<S> extends Resolver<S> {

    /** The properties it always needs; a view definition may name more with {@code "needs"}. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Without what it needs. */
    @Override
    default Optional<Value> resolve(S state) {
        return resolve(state, Collections.emptySortedMap());
    }

    /**
     * The value, or nothing when the property is to be left out of the view.
     *
     * @param needed the resolved values of the needed properties; those without a value are left out
     */
    Optional<Value> resolve(S state, SortedMap<String, Value> needed);
}
