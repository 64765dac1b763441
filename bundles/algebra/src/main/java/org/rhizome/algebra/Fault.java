package org.rhizome.algebra;

/** What kind of fault an {@link AlgebraException} reports. */
public enum Fault {
    /** The form is not in the language: unknown operator, tag or key, wrong arity or type, more than one arm. Mend the term. */
    SYNTAX,
    /** An operator got an operand of another sort, or has to group without a root. Mend the term, or name a root. */
    SORT,
    /** A hole that nothing binds, or that is bound to a value which cannot stand there. Bind it in the enclosing fix. */
    HOLE,
    /** A schema or reading that the registry does not hold, or holds twice. Register it. */
    REFERENCE,
    /** Schemas that refer to each other in a circle. Break the circle. */
    CYCLE,
    /** An algebra version that is not implemented here. Upgrade this node. */
    VERSION,
    /** A view that cannot be resolved: an expansion without a reading, or a sum beyond the doubles. */
    UNRESOLVABLE,
    /** A published definition that is missing or does not hold. */
    DEFINITION,
    /** Too deep, too large or too costly for the limits in force. Narrow the term, or raise the limit. */
    LIMIT
}
