package org.rhizome.algebra;

/** A place for a constant that the enclosing {@link Term.Fix} binds by name. A hole that nothing binds is refused before data is seen. */
public record Hole(String name) implements Operand, EntityMatch {
    public Hole {
        Texts.require("the name of a hole", name);
    }
}
