package org.rhizome.algebra;

import java.util.Objects;
import org.rhizome.delta.Primitive;

/** What a value is compared with. */
public sealed interface Operand permits Operand.Literal, Hole {

    record Literal(Primitive value) implements Operand {
        public Literal {
            Objects.requireNonNull(value);
        }
    }
}
