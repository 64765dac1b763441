package org.rhizome.algebra;

/** The entity that a compiled predicate asks for. */
sealed interface EntityTarget {

    /** Null when there is none, which nothing matches. */
    String id(Scope scope);

    record Fixed(String id) implements EntityTarget {
        @Override
        public String id(Scope scope) {
            return id;
        }
    }

    record OfRoot() implements EntityTarget {
        @Override
        public String id(Scope scope) {
            return scope.root();
        }
    }
}
