package org.rhizome.http;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rhizome.delta.Decoded;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaCbor;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Dialect;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.delta.KnownIds;
import org.rhizome.delta.Translated;
import org.rhizome.json.JsonException;
import org.rhizome.node.Rhizome;

/** Makes deltas of a body that was read as a whole: one delta or an array of them, each judged alone. */
final class Batches {

    private final Clock clock;

    Batches(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws Problem 400 if the text is not JSON, so that nobody can say where one delta ends and the next begins
     */
    void json(byte[] body, Intake intake) {
        try {
            JsonElements elements = new JsonElements(body);
            requireDeltas(elements);
            while (elements.next()) {
                requireRoom(intake.size());
                intake.take(this::delta, body, elements.start(), elements.length(), 0);
            }
        } catch (JsonException e) {
            throw Problem.badRequest("the body is not JSON: " + e.getMessage());
        }
    }

    private Delta delta(byte[] json, int offset, int length) {
        return DeltaJson.decodeSubmission(json, offset, length, clock.millis());
    }

    private static void requireDeltas(JsonElements elements) {
        if (!elements.isArray() && !elements.isObject()) {
            elements.next();
            throw Problem.badRequest("the body must be a delta, which is a JSON object, or an array of deltas");
        }
    }

    /**
     * @throws Problem 400 if the bytes are not CBOR
     */
    void cbor(byte[] body, Intake intake) {
        List<Decoded> decoded;
        try {
            decoded = DeltaCbor.decodeSubmissions(body, clock.millis());
        } catch (InvalidDeltaException e) {
            throw Problem.badRequest("the body is not CBOR: " + e.getMessage());
        }
        requireRoom(decoded.size() - 1);
        for (Decoded element : decoded) {
            switch (element) {
                case Decoded.Valid valid -> intake.add(valid.delta(), 0, 0);
                case Decoded.Invalid invalid -> intake.reject(0, invalid.fault().getMessage(), invalid.fault().pointer());
            }
        }
    }

    /**
     * @param timeUnit {@code ms} or {@code us}: what timeCreated counts
     * @throws Problem 400 if the text is not JSON or the unit is not given
     */
    void legacy(Dialect dialect, String timeUnit, byte[] body, Intake intake) {
        List<Translated> translated;
        try {
            translated = dialect.translate(body, unit(timeUnit), KnownIds.NONE);
        } catch (InvalidDeltaException e) {
            throw Problem.badRequest("the body is not JSON: " + e.getMessage());
        }
        requireRoom(translated.size() - 1);
        for (Translated element : translated) {
            switch (element) {
                case Translated.Done done -> intake.add(done.delta(), 0, 0);
                case Translated.Refused refused -> intake.reject(0, refused.fault().getMessage(), refused.fault().pointer());
                case Translated.Pending pending -> intake.reject(0, pending.reason() + "; send both in one request", "");
            }
        }
    }

    private static TimeUnit unit(String timeUnit) {
        return switch (timeUnit) {
            case "ms" -> TimeUnit.MILLISECONDS;
            case "us" -> TimeUnit.MICROSECONDS;
            default -> throw Problem.badRequest("rhizome-node counted timeCreated in milliseconds or in microseconds:"
                    + " say which with timeUnit=ms or timeUnit=us");
        };
    }

    private static void requireRoom(long index) {
        if (index >= Rhizome.MAX_BATCH) {
            throw Problem.tooLarge("one request may hold " + Rhizome.MAX_BATCH + " deltas; send more as a stream with"
                    + " Content-Type: application/x-ndjson").at("/" + Rhizome.MAX_BATCH);
        }
    }
}
