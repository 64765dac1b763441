package org.rhizome.node;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rhizome.algebra.Registry;
import org.rhizome.algebra.Term;

/**
 * A term to evaluate over the store. What incomplete transactions hide is not there for it.
 *
 * @param term the term
 * @param root the entity it is about; empty for terms that need none
 * @param registry the schemas and readings it refers to
 * @param asOf milliseconds since 1970: only what was claimed up to then, that moment included; empty for all
 */
public record QueryRequest(Term term, Optional<String> root, Registry registry, OptionalDouble asOf) {

    public QueryRequest {
        Objects.requireNonNull(term);
        Objects.requireNonNull(root);
        Objects.requireNonNull(registry);
        Objects.requireNonNull(asOf);
    }
}
