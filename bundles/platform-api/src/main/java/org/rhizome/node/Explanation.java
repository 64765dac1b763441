package org.rhizome.node;

import java.util.List;
import java.util.Optional;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/**
 * Why a property has its value.
 *
 * @param value the value, empty when the property has none
 * @param decider the resolver that decided
 * @param rule its rule, in a sentence
 * @param winner the claim whose value it is, if it is that of a single claim
 * @param contributors the claims that the value was made of, by ascending id; empty when there is a winner
 * @param losers all other claims, those that are negated included, by ascending id
 * @param notes as in {@link LossyView}
 */
public record Explanation(
        Optional<Value> value, Decider decider, String rule, Optional<Part> winner, List<Part> contributors, List<Part> losers,
        List<Note> notes) {

    /** @param name of the resolver or kind of policy @param version of its bundle @param bundle symbolic name of its bundle */
    public record Decider(String name, String version, String bundle) {}

    /**
     * A claim and what became of it.
     *
     * @param id of the delta
     * @param author of the delta
     * @param timestamp of the delta, milliseconds since 1970
     * @param value what it claims
     * @param why it won, counted or lost, for people
     */
    public record Part(DeltaId id, String author, double timestamp, Value value, String why) {}
}
