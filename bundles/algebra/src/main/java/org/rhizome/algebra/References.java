package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.List;

/**
 * What a term refers to.
 *
 * @param schemas of every expand and fix
 * @param readings of every expand that names one
 */
record References(List<SchemaRef> schemas, List<SchemaRef> readings) {

    static References of(Term term) {
        References found = new References(new ArrayList<>(), new ArrayList<>());
        Term next = term;
        while (next != null) {
            next = found.collect(next);
        }
        return found;
    }

    /** The operand that may refer to more, or null. Sets refer to nothing: only views are gathered by schemas. */
    private Term collect(Term term) {
        return switch (term) {
            case Term.Input _, Term.Select _, Term.Union _, Term.Intersect _, Term.Difference _, Term.Mask _, Term.Group _ -> null;
            case Term.Prune prune -> prune.in();
            case Term.Resolve resolve -> resolve.in();
            case Term.Fix fix -> {
                schemas.add(fix.schema());
                yield null;
            }
            case Term.Expand expand -> {
                schemas.add(expand.schema());
                if (expand.reading() != null) {
                    readings.add(expand.reading());
                }
                yield expand.in();
            }
        };
    }
}
