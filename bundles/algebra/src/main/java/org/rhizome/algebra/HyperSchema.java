package org.rhizome.algebra;

/**
 * A named program that gathers the lossless view of an entity, for {@link Term.Expand} and {@link Term.Fix}. Its algebra version is
 * {@link Schema#ALG}.
 *
 * @param name by which terms refer to it
 * @param body a term of sort {@link Sort#HVIEW}, about the root
 */
public record HyperSchema(String name, Term body) {
    public HyperSchema {
        Texts.require("the name of a schema", name);
        if (Sort.of(body) != Sort.HVIEW) {
            throw new AlgebraException(Fault.SORT,
                    "the body of schema \"" + name + "\" must yield a view of an entity (group, prune, expand or fix), not "
                    + Sort.operator(body));
        }
    }
}
