package org.rhizome.algebra;

import org.rhizome.json.JsonWriter;

/**
 * What an evaluation will ask of its source and take, as known before it runs.
 *
 * @param cost an upper bound as far as {@link Cost#growth} says
 */
public record Plan(Step step, Cost cost) {

    /** @param estimates that were asked for, and will be again */
    static Plan of(Step step, long estimates) {
        return new Plan(step, step.total().plus(new Cost(0, estimates, Cost.Growth.FIXED)));
    }

    /** Writes {@code {"deltas", "steps", "growth": "fixed" | "grows", "plan": {"operator", "reads"?, "deltas"?, "steps"?, "inner"?}}}. */
    public void write(JsonWriter out) {
        out.beginObject().name("deltas").value(cost.deltas()).name("steps").value(cost.steps())
                .name("growth").value(cost.growth() == Cost.Growth.FIXED ? "fixed" : "grows").name("plan");
        step.write(out);
        out.endObject();
    }
}
