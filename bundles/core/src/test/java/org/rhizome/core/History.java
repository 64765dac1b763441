package org.rhizome.core;

import java.util.List;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Target;
import org.rhizome.delta.Text;

/** Deltas to tell stories with. */
final class History {

    private History() {}

    static Delta claim(String entity, String property, String value, double timestamp) {
        return claim(entity, property, new Text(value), timestamp);
    }

    static Delta claim(String entity, String property, Target value, double timestamp) {
        return delta(timestamp, new Pointer("subject", new EntityRef(entity, property)), new Pointer("value", value));
    }

    static Delta negation(Delta negated, double timestamp) {
        return delta(timestamp, new Pointer("negates", reference(negated.id())));
    }

    static Delta delta(double timestamp, Pointer... pointers) {
        return by("alice", timestamp, pointers);
    }

    static Delta by(String author, double timestamp, Pointer... pointers) {
        return Delta.of(new Claims(author, timestamp, List.of(pointers)));
    }

    static DeltaRef reference(DeltaId id) {
        return new DeltaRef(id.toString(), null);
    }
}
