package org.rhizome.algebra;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Where in an evaluation something is computed: about which root. */
final class Scope {

    /** Of predicates that stand for themselves: no input and no root. */
    static final Scope NONE = new Scope(null, null);

    private final Run run;
    private final String root;
    private Map<Object, Object> known;

    /** @param root null when there is none */
    Scope(Run run, String root) {
        this.run = run;
        this.root = root;
    }

    Run run() {
        return run;
    }

    DeltaSource source() {
        return run.source();
    }

    /** The entity this is about, or null. */
    String root() {
        return root;
    }

    /** What {@code node} computes once: for every root anew if it depends on the root, else for the whole evaluation. */
    @SuppressWarnings("unchecked")
    <T> T known(Rooted node, Supplier<T> compute) {
        if (!node.rooted()) {
            return run.known(node, compute);
        }
        if (known == null) {
            known = new IdentityHashMap<>();
        }
        Object value = known.get(node);
        if (value == null) {
            value = compute.get();
            known.put(node, value);
        }
        return (T) value;
    }
}
