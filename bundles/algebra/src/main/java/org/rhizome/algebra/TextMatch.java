package org.rhizome.algebra;

import java.util.List;

/** Which roles, contexts or property names match. Strings are compared as written, nothing is normalised. */
public sealed interface TextMatch {

    record Exact(String value) implements TextMatch {
        public Exact {
            Texts.require("exact", value);
        }
    }

    record Prefix(String value) implements TextMatch {
        public Prefix {
            Texts.require("prefix", value);
        }
    }

    /** Any of these; their order means nothing but is part of the term's hash. */
    record AnyOf(List<String> values) implements TextMatch {
        public AnyOf {
            values = Texts.requireAll("a member of inSet", values);
        }
    }

    /**
     * The name and every fragment that surviving mapping claims of the input file under the same slots, one hop, see {@link AliasClosure}.
     *
     * @param via the concept that the slots must be declared to belong to; null for any
     * @param trust which mappings, declarations and negations count; null for all. Holds no holes, no aliases and no inView
     */
    record Aliased(String name, String via, Pred trust) implements TextMatch {
        public Aliased {
            Texts.require("the name of aliased", name);
            if (via != null) {
                Texts.require("via of aliased", via);
            }
            if (trust != null) {
                Closed.require("trust of aliased", trust);
            }
        }
    }
}
