package org.rhizome.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;

/** Makes deltas of a stream of lines, of any length, each line judged alone. */
final class LineStream {

    private static final int INFLATE_BYTES = 32 << 10;

    private final int lineBytes;
    private final Clock clock;

    LineStream(int lineBytes, Clock clock) {
        this.lineBytes = lineBytes;
        this.clock = clock;
    }

    void read(Exchange exchange, Intake intake) throws IOException {
        Lines lines = new Lines(decoded(exchange), lineBytes);
        Intake.Decoder decoder = this::delta;
        while (lines.next()) {
            if (lines.tooLong()) {
                intake.reject(lines.number(), "the line is longer than " + lineBytes + " bytes", "");
            } else if (!lines.isBlank()) {
                intake.take(decoder, lines.buffer(), lines.offset(), lines.length(), lines.number());
            }
        }
    }

    private Delta delta(byte[] json, int offset, int length) {
        return DeltaJson.decodeSubmission(json, offset, length, clock.millis());
    }

    private static InputStream decoded(Exchange exchange) throws IOException {
        String encoding = exchange.header(HttpHeader.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return exchange.body();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(exchange.body(), INFLATE_BYTES);
        }
        throw MediaType.unsupported("a stream may be encoded with gzip, not with " + Percent.printable(encoding));
    }
}
