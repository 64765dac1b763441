package org.rhizome.algebra;

/** Which entity a pointer must name. */
public sealed interface EntityMatch permits EntityMatch.Id, EntityMatch.Root, Hole {

    record Id(String id) implements EntityMatch {
        public Id {
            Texts.require("an entity id", id);
        }
    }

    /** The entity the evaluation is about; matches nothing when there is none. */
    record Root() implements EntityMatch {}
}
