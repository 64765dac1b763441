package org.rhizome.algebra;

import java.util.Objects;

/** Which strings the deltas of a reflected set contribute. */
public sealed interface Extract {

    /** That field of each delta. */
    record OfField(Facet field) implements Extract {
        public OfField {
            Objects.requireNonNull(field);
        }
    }

    /** Of each pointer with that role, the id of the entity or delta it names, or its text; other targets contribute nothing. */
    record OfRole(String role) implements Extract {
        public OfRole {
            Texts.require("the role to extract", role);
        }
    }
}
