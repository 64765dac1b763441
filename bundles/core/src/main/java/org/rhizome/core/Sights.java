package org.rhizome.core;

import java.util.OptionalDouble;

/** Sees the state of the node for requests. */
final class Sights {

    private final Published published;
    private final CompleteManifests complete;

    Sights(Published published, CompleteManifests complete) {
        this.published = published;
        this.complete = complete;
    }

    Sight now() {
        return at(OptionalDouble.empty());
    }

    /** The present state, of which only what was claimed up to a time counts. */
    Sight at(OptionalDouble asOf) {
        return new Sight(new Visibility(published.snapshot(), complete), asOf);
    }

    /** The present state for a view that begins to be maintained, see {@link Published#settled}. */
    Sight settled() {
        return new Sight(new Visibility(published.settled(), complete), OptionalDouble.empty());
    }
}
