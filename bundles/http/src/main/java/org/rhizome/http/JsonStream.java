package org.rhizome.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.rhizome.json.JsonWriter;

/** An answer of any length, sent as it is written. */
final class JsonStream {

    private static final int FLUSH_BYTES = 64 << 10;
    private static final int HEX_BYTES = 16 << 10;
    private static final byte[] NOTHING = {};

    private final Exchange exchange;
    private final OutputStream stream;
    private final JsonWriter out = new JsonWriter();

    JsonStream(Exchange exchange) {
        this.exchange = exchange;
        this.stream = exchange.stream(200, Headers.JSON);
    }

    JsonWriter out() {
        return out;
    }

    /** Sends what was written if it is enough to be worth it. Then others get a turn: a virtual thread is not preempted. */
    void flush() throws IOException {
        if (out.size() >= FLUSH_BYTES) {
            out.drainTo(stream);
            Thread.yield();
        }
    }

    /** Writes a member of the object that is open whose value was written before, without copying it. */
    void json(String name, JsonWriter value) throws IOException {
        out.name(name).raw(NOTHING).drainTo(stream);
        value.drainTo(stream);
    }

    /** Writes a member of the object that is open whose value is those bytes in hex, without ever holding the text. */
    void hex(String name, byte[] bytes) throws IOException {
        out.name(name).raw(new byte[] {'"'}).drainTo(stream);
        for (int from = 0; from < bytes.length; from += HEX_BYTES) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + HEX_BYTES));
            stream.write(HexFormat.of().formatHex(part).getBytes(StandardCharsets.US_ASCII));
            Thread.yield();
        }
        stream.write('"');
    }

    /** Sends the rest. An answer that breaks off before must not look whole. */
    void close() throws IOException {
        out.drainTo(stream);
        stream.close();
        exchange.complete();
    }
}
