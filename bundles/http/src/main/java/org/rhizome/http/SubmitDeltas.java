package org.rhizome.http;

import java.io.IOException;
import java.time.Clock;
import org.rhizome.delta.Dialect;
import org.rhizome.node.Rhizome;

/** {@code POST /api/deltas}. */
final class SubmitDeltas {

    /** Deltas and bytes of one batch of a stream: enough to share one flush of the disk, little enough to keep memory flat. */
    private static final int BATCH_DELTAS = 2_000;
    private static final int BATCH_BYTES = 1 << 20;

    private final Rhizome rhizome;
    private final Budget budget;
    private final WholeBody body;
    private final Batches batches;
    private final LineStream stream;

    SubmitDeltas(Rhizome rhizome, Caps caps, Budget budget, Clock clock) {
        this.rhizome = rhizome;
        this.body = new WholeBody(caps.bodyBytes(), "send the deltas as a stream with Content-Type: application/x-ndjson");
        this.budget = budget;
        this.batches = new Batches(clock);
        this.stream = new LineStream(caps.lineBytes(), clock);
    }

    void answer(Exchange exchange) throws IOException {
        Acknowledgement.check(exchange.query());
        MediaType type = MediaType.of(exchange);
        String timeUnit = exchange.query().text("timeUnit").orElse("");
        if (!timeUnit.isEmpty() && type != MediaType.LEGACY_1 && type != MediaType.LEGACY_2) {
            throw Problem.badRequest("the parameter \"timeUnit\" is for the dialects of rhizome-node only");
        }
        Tally tally = switch (type) {
            case NDJSON -> streamed(exchange);
            case JSON -> whole(exchange, batches::json);
            case CBOR -> whole(exchange, batches::cbor);
            case LEGACY_1 -> whole(exchange, (body, intake) -> batches.legacy(Dialect.V1, timeUnit, body, intake));
            case LEGACY_2 -> whole(exchange, (body, intake) -> batches.legacy(Dialect.V2, timeUnit, body, intake));
        };
        exchange.json(tally.status(), tally.write());
    }

    @FunctionalInterface
    private interface Reader {
        void read(byte[] body, Intake intake);
    }

    /** All deltas of the body go to the node as one batch, after all were read. */
    private Tally whole(Exchange exchange, Reader reader) throws IOException {
        exchange.query().flag("ids");
        MediaType.requirePlain(exchange);
        try (Budget.Share share = budget.share()) {
            byte[] bytes = body.read(exchange, share);
            Intake intake = new Intake(rhizome, new Tally(Rhizome.MAX_BATCH, Rhizome.MAX_BATCH), Rhizome.MAX_BATCH, Integer.MAX_VALUE);
            reader.read(bytes, intake);
            return intake.finish();
        }
    }

    private Tally streamed(Exchange exchange) throws IOException {
        int listed = exchange.query().flag("ids") ? Caps.LISTED_IDS : 0;
        try (Budget.Share share = budget.share()) {
            share.raiseTo(Caps.STREAM_BYTES);
            Intake intake = new Intake(rhizome, new Tally(Caps.LISTED_REJECTIONS, listed), BATCH_DELTAS, BATCH_BYTES);
            stream.read(exchange, intake);
            return intake.finish();
        }
    }
}
