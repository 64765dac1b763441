package org.rhizome.algebra;

import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Single policies in the JSON form they have in schemas, such as {@code {"pick": {"order": {"byTimestamp": "desc"}}}}; closed likewise. */
public final class Policies {

    private Policies() {}

    /**
     * Parses a tree as {@link Json#parse} gives it.
     *
     * @throws AlgebraException if it is no policy, with its fault and place
     */
    public static Policy parse(Object tree) {
        TreeSize.check(tree, Limits.DEFAULT);
        JsonPlace root = JsonPlace.root(tree);
        return root.read(() -> SchemaParser.policy(root));
    }

    /** Writes the normalised JSON form. */
    public static void write(Policy policy, JsonWriter out) {
        Json.write(SchemaTree.policy(policy), out);
    }
}
