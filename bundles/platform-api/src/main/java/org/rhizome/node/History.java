package org.rhizome.node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;

/**
 * The values of a property over time, as claimed: not when they came here.
 *
 * @param entity its id
 * @param property its name
 * @param changes ascending by time; neighbours differ in their value
 * @param notes as in {@link LossyView}
 * @param next from where to go on when there are more
 */
public record History(String entity, String property, List<Change> changes, List<Note> notes, OptionalDouble next) {

    /**
     * A value and since when.
     *
     * @param from milliseconds since 1970
     * @param value empty when the property had none from then on
     * @param causes the claims and negations of that moment, by ascending id
     */
    public record Change(double from, Optional<Value> value, List<DeltaId> causes) {}
}
