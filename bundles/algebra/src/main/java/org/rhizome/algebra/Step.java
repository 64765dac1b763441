package org.rhizome.algebra;

import java.util.List;
import org.rhizome.json.JsonWriter;

/**
 * A part of a {@link Plan}.
 *
 * @param operator what it does, for people
 * @param lookups what it asks of the source; none when it works on the inner steps alone
 * @param cost of this step alone
 * @param inner steps that come before it
 */
public record Step(String operator, List<Access> lookups, Cost cost, List<Step> inner) {

    public Step {
        lookups = List.copyOf(lookups);
        inner = List.copyOf(inner);
    }

    /** Of this step and all inner ones. */
    public Cost total() {
        Cost total = cost;
        for (Step step : inner) {
            total = total.plus(step.total());
        }
        return total;
    }

    void write(JsonWriter out) {
        out.beginObject().name("operator").value(operator);
        if (!lookups.isEmpty()) {
            out.name("reads").beginArray();
            lookups.forEach(lookup -> AccessJson.write(lookup, out));
            out.endArray().name("deltas").value(cost.deltas()).name("steps").value(cost.steps());
        }
        if (!inner.isEmpty()) {
            out.name("inner").beginArray();
            inner.forEach(step -> step.write(out));
            out.endArray();
        }
        out.endObject();
    }
}
