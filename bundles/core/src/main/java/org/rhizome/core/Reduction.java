package org.rhizome.core;

import java.util.Optional;
import java.util.SortedMap;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Part;

/** The claims of one property, reduced so far. Mutable, for one thread at a time. What it throws is the resolver's doing. */
interface Reduction {

    void add(Entry entry);

    /** Takes out an entry that was added. False when that cannot be: this reduction is of no more use then. */
    boolean remove(Entry entry);

    /** @param needed values of the properties that the rule needs */
    Optional<Value> value(SortedMap<String, Value> needed);

    /**
     * What an entry that was added had to do with the value.
     *
     * @param value what {@link #value} said
     */
    Part part(Entry entry, Optional<Value> value);
}
