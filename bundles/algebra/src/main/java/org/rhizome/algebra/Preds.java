package org.rhizome.algebra;

import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Single predicates in the JSON form they have in terms, such as {@code {"match": {"field": "author", "cmp": "eq", "const": "alice"}}}. */
public final class Preds {

    private Preds() {}

    /**
     * Parses a tree as {@link Json#parse} gives it. Holes and references to the input are read too; a {@link Query} refuses them where they
     * cannot stand.
     *
     * @throws AlgebraException if it is no predicate, with its fault and place
     */
    public static Pred parse(Object tree) {
        TreeSize.check(tree, Limits.DEFAULT);
        return PredParser.pred(JsonPlace.root(tree));
    }

    /** Writes the normalised JSON form. */
    public static void write(Pred pred, JsonWriter out) {
        Json.write(PredTree.of(pred), out);
    }
}
