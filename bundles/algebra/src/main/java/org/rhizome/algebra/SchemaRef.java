package org.rhizome.algebra;

/** Names a schema or reading of the {@link Registry}. */
public sealed interface SchemaRef {

    /** Whatever goes by that name. */
    record Named(String name) implements SchemaRef {
        public Named {
            Texts.require("a schema name", name);
        }

        @Override
        public String toString() {
            return "\"" + Words.shortened(name) + "\"";
        }
    }

    /** Exactly that content: a term hash for a schema, a schema hash for a reading. */
    record Pinned(String hash) implements SchemaRef {
        public Pinned {
            Texts.require("a pinned hash", hash);
        }

        @Override
        public String toString() {
            return "pinned " + Words.shortened(hash);
        }
    }
}
