package org.rhizome.resolver.crdt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/**
 * A claim's value, read as an operation on the property. Roles that the operation does not know are ignored.
 *
 * @param fields by role
 */
record Operation(Map<String, Value> fields) {

    static final String VALUE = "value";

    /** An object that has one of {@code roles}, or {@code value}, is read by role; every other value stands for {@code {"value": it}}. */
    static Operation of(Value value, Set<String> roles) {
        boolean byRole = value instanceof Value.Fields(Map<String, Value> fields)
                && (fields.containsKey(VALUE) || roles.stream().anyMatch(fields::containsKey));
        return new Operation(byRole ? ((Value.Fields) value).values() : Map.of(VALUE, value));
    }

    boolean has(String role) {
        return fields.containsKey(role);
    }

    Optional<Value> one(String role) {
        return Optional.ofNullable(fields.get(role));
    }

    /** What the pointers of that role say; several pointers of one role come as a list. */
    List<Value> all(String role) {
        Value value = fields.get(role);
        if (value == null) {
            return List.of();
        }
        return value instanceof Value.Items(List<Value> several) ? several : List.of(value);
    }

    /** The deltas that the pointers of that role name, each once; what is no delta id names nothing that could be here. */
    Set<DeltaId> ids(String role) {
        Set<DeltaId> ids = new LinkedHashSet<>();
        for (Value value : all(role)) {
            if (value instanceof Text(String text)) {
                DeltaId.find(text).ifPresent(ids::add);
            }
        }
        return ids;
    }
}
