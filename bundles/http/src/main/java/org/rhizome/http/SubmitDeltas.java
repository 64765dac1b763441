package org.rhizome.http;

import java.time.Clock;
import org.rhizome.delta.Dialect;
import org.rhizome.node.Rhizome;

/** {@code POST /api/deltas}. */
final class SubmitDeltas {

    /**
     * Deltas and bytes of one batch of a stream: enough to share one flush of the disk, little enough to die young. Importing 921,811 claims
     * with 2,000 a batch took 600 MB and twice the time for collection, with 1,000 it takes 500 MB.
     */
    private static final int BATCH_DELTAS = 1_000;
    private static final int BATCH_BYTES = 1 << 20;

    /** A body up to this is not worth another thread: some thirty deltas, ten milliseconds if all are signed. */
    private static final int SMALL_BYTES = 8 << 10;

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

    void answer(Exchange exchange) throws Exception {
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
            case JAR, BYTES, PARTS -> throw MediaType.unsupported("deltas do not come as " + type);
        };
        exchange.json(tally.status(), tally.write());
    }

    @FunctionalInterface
    private interface Reader {
        void read(byte[] body, Intake intake);
    }

    /** All deltas of the body go to the node as one batch, after all were read. */
    private Tally whole(Exchange exchange, Reader reader) throws Exception {
        exchange.query().flag("ids");
        MediaType.requirePlain(exchange);
        try (Budget.Share share = budget.share()) {
            byte[] bytes = body.read(exchange, share);
            return bytes.length <= SMALL_BYTES ? batch(reader, bytes) : exchange.compute(() -> batch(reader, bytes));
        }
    }

    private Tally batch(Reader reader, byte[] body) {
        int never = Rhizome.MAX_BATCH + 1; // a fault behind the last delta must find nothing sent
        Intake intake = new Intake(rhizome, new Tally(Rhizome.MAX_BATCH, Rhizome.MAX_BATCH), never, Integer.MAX_VALUE);
        reader.read(body, intake);
        return intake.finish();
    }

    private Tally streamed(Exchange exchange) throws Exception {
        int listed = exchange.query().flag("ids") ? Caps.LISTED_IDS : 0;
        try (Budget.Share share = budget.share()) {
            share.raiseTo(Caps.STREAM_BYTES);
            return exchange.compute(() -> {
                Intake intake = new Intake(rhizome, new Tally(Caps.LISTED_REJECTIONS, listed), BATCH_DELTAS, BATCH_BYTES);
                stream.read(exchange, intake);
                return intake.finish();
            });
        }
    }
}
