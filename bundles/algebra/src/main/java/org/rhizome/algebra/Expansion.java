package org.rhizome.algebra;

import java.util.Objects;
import java.util.Optional;

/**
 * The view of an entity in the place of a pointer that names it.
 *
 * @param reading how it is resolved; empty in views of legacy terms, which cannot be
 */
public record Expansion(HView view, Optional<Resolution> reading) {

    public Expansion {
        Objects.requireNonNull(view);
        Objects.requireNonNull(reading);
    }
}
