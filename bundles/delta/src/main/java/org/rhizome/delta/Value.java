package org.rhizome.delta;

import java.util.List;
import java.util.Map;

/** A value in a lossy view: what a resolver makes of competing claims. Never null, and never an empty list. */
public sealed interface Value permits Primitive, Bytes, Value.Items, Value.Fields {

    /** Several values in a meaningful order. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Values by name, in no meaningful order. */
    record Fields(Map<String, Value> values) implements Value {
        public Fields {
            values = Map.copyOf(values);
        }
    }
}
