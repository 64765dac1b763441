package org.rhizome.cases;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the shared cases run here, which are only listed and why, and where the rules of this model give another answer. */
final class Scope {

    /** Cases of which nothing runs. */
    static final Map<String, String> LISTED_CASES = Map.of(
            "lww-04-tie-by-delta-id", "an id chosen by hand decides; here the id is the hash of the claim",
            "lww-05-tie-by-host", "the host decides; it is kept for the record and no part of a claim, so no resolver sees it",
            "lww-07-tie-by-value-falls-back-to-delta-id",
            "an id chosen by hand decides; here numbers have an order, by which 200 wins as well");

    /** Single checks of cases that run: the number counts the checks of the case from 1. */
    static final Map<String, String> LISTED_CHECKS = Map.of(
            "lww-08-timestamp-beats-tie-breaker-and-strategies-may-disagree#2", "an id chosen by hand decides for entity2",
            "qry-01-json-logic-over-a-schema#8", "a filter is a closed type: an operator that does not exist cannot be written down",
            "sch-01-delta-format-and-schema-validation#16", "there is no null: the import refuses it and says what to do instead");

    /** Deltas of cases that run which the import refuses; the answers are expected without them. */
    static final Map<String, String> REFUSED_DELTAS = Map.of(
            "plg-01-concatenation-is-chronological-and-deduplicated/c0",
            "its value is null, which the case expects to be passed over");

    /** Cases and checks that run, with another answer or question than the upstream's own. */
    static final Map<String, String> DEVIATIONS = Map.of(
            "tx-06-update-events-only-at-completion",
            "the declaration is a manifest, a claim like any other that is announced when it comes;"
                    + " only members are counted",
            "agg-04-non-numbers-are-ignored-but-leave-a-zero", "nothing to aggregate leaves a property out unless the view says"
                    + " \"empty\": 0, which it does; the list asks only for entities with such claims",
            "plg-03-majority-vote", "ties go to the least value, not to the first arrival; the case has none",
            "plg-04-plugins-depending-on-plugins", "max and min are over the claims of temperature, not over what it was resolved to from"
                    + " time to time: the answer is the same, and now it holds in every arrival order",
            "plg-05-dependency-errors",
                    "the same faults in other words: the message shows the circle, or the unknown name and who needs it",
            "qry-01-json-logic-over-a-schema#9", "an unknown schema is a view that nobody defined: refused by name instead of found empty",
            "sch-01-delta-format-and-schema-validation", "there are no schemas of entities: a list with conditions on the values of the"
                    + " view asks the same; a conversion is an import of either form, which must give the same delta");

    private Scope() {}

    /** Whether a check of a case that runs is asked. */
    static boolean runs(Case behaviour, Step.Check check) {
        return !LISTED_CHECKS.containsKey(behaviour.name(check));
    }

    static boolean runs(Case behaviour) {
        return !LISTED_CASES.containsKey(behaviour.id());
    }

    static Set<String> refusedOf(Case behaviour) {
        return REFUSED_DELTAS.keySet().stream().filter(name -> name.startsWith(behaviour.id() + "/"))
                .map(name -> name.substring(behaviour.id().length() + 1)).collect(Collectors.toSet());
    }
}
