package org.rhizome.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rhizome.algebra.Field;
import org.rhizome.algebra.PointerMatch;
import org.rhizome.algebra.Pred;
import org.rhizome.algebra.TextMatch;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.node.LosslessOptions;

/** What a lossless view shows, as parameters say it. */
final class LosslessParameters {

    static final String FORMAT = "format";

    private static final String EXPAND = "expand";
    private static final String DEPTH = "depth";
    private static final String NEGATED = "negated";
    private static final String AUTHOR = "author";
    private static final String ROLE = "role";
    private static final String FILTER = "filter";

    private LosslessParameters() {}

    static LosslessOptions of(Query query) {
        return new LosslessOptions(query.decimal(ReadingParameters.AS_OF), filter(query), negated(query), expand(query), depth(query));
    }

    private static LosslessOptions.Negated negated(Query query) {
        return switch (query.text(NEGATED).orElse("drop")) {
            case "drop" -> LosslessOptions.Negated.DROP;
            case "annotate" -> LosslessOptions.Negated.ANNOTATE;
            default -> throw Problem.badRequest("the parameter \"" + NEGATED + "\" must be drop or annotate");
        };
    }

    private static Set<String> expand(Query query) {
        return names(query, EXPAND, "role").stream().collect(Collectors.toSet());
    }

    private static int depth(Query query) {
        if (query.has(DEPTH) && !query.has(EXPAND)) {
            throw Problem.badRequest("the parameter \"" + DEPTH + "\" says how deep to expand: name the roles with expand=ROLE,...");
        }
        long depth = query.number(DEPTH, query.has(EXPAND) ? 1 : 0);
        if (depth > LosslessOptions.MAX_DEPTH) {
            throw Problem.badRequest("the parameter \"" + DEPTH + "\" must be at most " + LosslessOptions.MAX_DEPTH + ", not " + depth);
        }
        return (int) depth;
    }

    /** All of author, role and filter that are given have to hold. */
    private static Pred filter(Query query) {
        Pred all = query.text(FILTER).map(json -> TermJson.predicate(FILTER, json)).orElseGet(Pred.True::new);
        if (query.has(AUTHOR)) {
            all = and(all, new Pred.MatchAny(Field.AUTHOR, names(query, AUTHOR, "author").stream().<Primitive>map(Text::new).toList()));
        }
        if (query.has(ROLE)) {
            TextMatch role = new TextMatch.AnyOf(names(query, ROLE, "role"));
            all = and(all, new Pred.HasPointer(new PointerMatch(role, null, null, null, null, null)));
        }
        return all;
    }

    private static Pred and(Pred left, Pred right) {
        return left instanceof Pred.True ? right : new Pred.And(left, right);
    }

    private static List<String> names(Query query, String parameter, String what) {
        List<String> names = query.list(parameter);
        if (names.contains("")) {
            throw Problem.badRequest("the parameter \"" + parameter + "\" names an empty " + what + ", which there is not;"
                    + " separate names with single commas");
        }
        return names;
    }
}
