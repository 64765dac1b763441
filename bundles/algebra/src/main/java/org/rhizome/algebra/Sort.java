package org.rhizome.algebra;

/** What a term yields. */
public enum Sort {
    /** A set of deltas: a {@link DSet}. */
    DSET,
    /** A lossless view of an entity: an {@link HView}. */
    HVIEW,
    /** A lossy view: a {@link View}. No operator takes one. */
    VIEW;

    /** The sort of a term by its outermost operator. */
    public static Sort of(Term term) {
        return switch (term) {
            case Term.Input _, Term.Select _, Term.Union _, Term.Intersect _, Term.Difference _, Term.Mask _ -> DSET;
            case Term.Group _, Term.Prune _, Term.Expand _, Term.Fix _ -> HVIEW;
            case Term.Resolve _ -> VIEW;
        };
    }

    static String operator(Term term) {
        return switch (term) {
            case Term.Input _ -> "input";
            case Term.Select _ -> "select";
            case Term.Union _ -> "union";
            case Term.Intersect _ -> "intersect";
            case Term.Difference _ -> "difference";
            case Term.Mask _ -> "mask";
            case Term.Group _ -> "group";
            case Term.Prune _ -> "prune";
            case Term.Expand _ -> "expand";
            case Term.Fix _ -> "fix";
            case Term.Resolve _ -> "resolve";
        };
    }
}
