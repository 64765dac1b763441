package org.rhizome.algebra;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rhizome.delta.Text;

/** What an alias stands for in a given input (SPEC-9): a static, inspectable set of strings. */
public final class AliasClosure {

    private AliasClosure() {}

    /**
     * The name of the alias and every fragment that surviving, trusted mapping claims file under a slot of that name; in UTF-8 order.
     *
     * @throws AlgebraException with {@link Fault#LIMIT} if that takes more steps than {@link Limits#DEFAULT} allows
     */
    public static SortedSet<String> of(TextMatch.Aliased alias, DeltaSource input) {
        Scope scope = new Scope(new Run(input, Limits.DEFAULT), null);
        Condition trust = alias.trust() == null ? null : Conditions.closed(alias.trust());
        Collection<String> closure = new AliasFinder(scope, alias.via(), trust).closure(alias.name());
        SortedSet<String> sorted = new TreeSet<>(Text.BY_UTF8);
        sorted.addAll(closure);
        return Collections.unmodifiableSortedSet(sorted);
    }
}
