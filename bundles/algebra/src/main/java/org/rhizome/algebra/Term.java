package org.rhizome.algebra;

import java.util.Map;
import java.util.Objects;
import org.rhizome.delta.Primitive;

/**
 * A term of the algebra. {@link Sort} says what it yields; operands of the wrong sort are refused when a {@link Query} is made of the term.
 * Results depend on the set of deltas alone, never on the order in which they came.
 */
public sealed interface Term {

    /** All deltas under evaluation. */
    record Input() implements Term {}

    /** The deltas that match. */
    record Select(Pred pred, Term in) implements Term {
        public Select {
            Objects.requireNonNull(pred);
            Objects.requireNonNull(in);
        }
    }

    record Union(Term left, Term right) implements Term {
        public Union {
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    record Intersect(Term left, Term right) implements Term {
        public Intersect {
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    /** The deltas of the one that are not in the other. */
    record Difference(Term of, Term without) implements Term {
        public Difference {
            Objects.requireNonNull(of);
            Objects.requireNonNull(without);
        }
    }

    /** Applies negations: of the operand's deltas, against the operand's deltas. */
    record Mask(MaskPolicy policy, Term in) implements Term {
        public Mask {
            Objects.requireNonNull(policy);
            Objects.requireNonNull(in);
        }
    }

    /** Files the deltas under properties of the root. */
    record Group(GroupKey key, Term in) implements Term {
        public Group {
            Objects.requireNonNull(key);
            Objects.requireNonNull(in);
        }
    }

    /**
     * Keeps the properties whose names match.
     *
     * @param keep null for all
     */
    record Prune(TextMatch keep, Term in) implements Term {
        public Prune {
            Objects.requireNonNull(in);
        }
    }

    /**
     * Puts, for every pointer with a matching role that names an entity, the view of that entity in its place.
     *
     * @param schema evaluated at each such entity over the whole input
     * @param reading how such a view is resolved; null in legacy terms, whose expansions cannot be resolved
     */
    record Expand(TextMatch role, SchemaRef schema, SchemaRef reading, Term in) implements Term {
        public Expand {
            Objects.requireNonNull(role);
            Objects.requireNonNull(schema);
            Objects.requireNonNull(in);
        }
    }

    /**
     * Evaluates a schema at an entity over the whole input.
     *
     * @param bindings values of holes for the schema and all it expands, instead of those in force; none leaves those in force
     */
    record Fix(SchemaRef schema, String entity, Map<String, Primitive> bindings) implements Term {
        public Fix {
            Objects.requireNonNull(schema);
            Texts.require("entity of fix", entity);
            bindings = Map.copyOf(bindings);
            bindings.keySet().forEach(name -> Texts.require("the name of a hole", name));
        }
    }

    /** Turns the claims of each property into a value. */
    record Resolve(Schema schema, Term in) implements Term {
        public Resolve {
            Objects.requireNonNull(schema);
            Objects.requireNonNull(in);
        }
    }
}
