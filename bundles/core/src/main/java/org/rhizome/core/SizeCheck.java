package org.rhizome.core;

import java.util.Optional;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;

/** Keeps every door to one size: what was taken in by any of them can be exported and imported again as a line of NDJSON. */
final class SizeCheck {

    /** JSON writes no byte of a string as more than six. */
    private static final int SURELY_FITS = Rhizome.MAX_DELTA_JSON / 8;

    private SizeCheck() {}

    static Optional<Outcome.Rejected> fault(Delta delta) {
        if (delta.canonicalLength() <= SURELY_FITS) {
            return Optional.empty();
        }
        JsonWriter json = new JsonWriter();
        DeltaJson.write(delta, json);
        return json.size() <= Rhizome.MAX_DELTA_JSON ? Optional.empty() : Optional.of(new Outcome.Rejected(
                "delta " + delta.id() + " takes " + json.size() + " bytes as JSON and may take " + Rhizome.MAX_DELTA_JSON
                        + ": keep large content elsewhere and claim where it is"));
    }
}
