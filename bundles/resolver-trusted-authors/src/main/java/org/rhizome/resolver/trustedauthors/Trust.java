package org.rhizome.resolver.trustedauthors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/**
 * Whom to believe.
 *
 * @param ranks of the listed authors, from 1
 * @param others what becomes of the authors who are not listed
 */
record Trust(Map<String, Integer> ranks, Others others) {

    private static final String AUTHORS = "authors";
    private static final String OTHERS = "others";
    private static final Set<String> OPTIONS = Set.of(AUTHORS, OTHERS);
    private static final String REMEDY = "list the trusted authors, best first, for example \"authors\": [\"alice\", \"bob\"]";

    /** What becomes of the authors who are not listed. */
    enum Others { IGNORED, LAST }

    Trust {
        ranks = Map.copyOf(ranks);
    }

    /** @throws IllegalArgumentException if the options are not what the class comment of {@link TrustedAuthors} says */
    static Trust of(Map<String, Value> options) {
        options.keySet().stream().filter(name -> !OPTIONS.contains(name)).sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown option \"" + name + "\": trusted-authors knows \"authors\" and \"others\"");
        });
        return new Trust(ranks(options.get(AUTHORS)), others(options.get(OTHERS)));
    }

    private static Map<String, Integer> ranks(Value authors) {
        if (authors == null) {
            throw new IllegalArgumentException("option \"authors\" is missing: " + REMEDY);
        }
        if (!(authors instanceof Value.Items(List<Value> listed)) || listed.isEmpty()) {
            throw new IllegalArgumentException("option \"authors\" must be a list with at least one text, not " + authors + ": " + REMEDY);
        }
        Map<String, Integer> ranks = new HashMap<>();
        for (Value author : listed) {
            if (!(author instanceof Text(String name))) {
                throw new IllegalArgumentException("option \"authors\" must hold texts only, not " + author + ": " + REMEDY);
            }
            if (ranks.putIfAbsent(name, ranks.size() + 1) != null) {
                throw new IllegalArgumentException("option \"authors\" names \"" + name + "\" twice: list every author once, best first");
            }
        }
        return ranks;
    }

    private static Others others(Value others) {
        if (others == null || others.equals(new Text("ignore"))) {
            return Others.IGNORED;
        }
        if (others.equals(new Text("last"))) {
            return Others.LAST;
        }
        throw new IllegalArgumentException("option \"others\" must be \"ignore\" or \"last\", not " + others);
    }

    boolean lists(String author) {
        return ranks.containsKey(author);
    }

    boolean counts(String author) {
        return others == Others.LAST || lists(author);
    }

    /** From 1, the best; all who are not listed share the last rank. */
    int rank(String author) {
        return ranks.getOrDefault(author, ranks.size() + 1);
    }
}
