package org.rhizome.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Reads a body of bounded length into one array. */
final class WholeBody {

    private static final int FIRST = 8 << 10;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final int cap;
    private final String remedy;

    /** @param cap bytes at most @param remedy what to do with a longer body */
    WholeBody(int cap, String remedy) {
        this.cap = cap;
        this.remedy = remedy;
    }

    /**
     * @param share grows with what is read
     * @throws Problem 413 if the body is longer than the cap, 408 if it takes too long
     */
    byte[] read(Exchange exchange, Budget.Share share) throws IOException {
        long announced = exchange.announcedLength();
        if (announced > cap) {
            throw tooLarge();
        }
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        byte[] bytes = room(new byte[0], announced < 0 ? FIRST : (int) announced + 1, share);
        int size = 0;
        InputStream body = exchange.body();
        for (int read = body.read(bytes, 0, bytes.length); read >= 0; read = body.read(bytes, size, bytes.length - size)) {
            size += read;
            if (size > cap) {
                throw tooLarge();
            }
            if (System.nanoTime() > deadline) {
                throw Problem.of(408, "the body was not here within " + TimeUnit.NANOSECONDS.toSeconds(DEADLINE_NANOS) + " s");
            }
            if (size == bytes.length) {
                bytes = room(bytes, Math.min(2 * size, cap + 1), share);
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static byte[] room(byte[] bytes, int length, Budget.Share share) {
        share.raiseTo(length);
        return Arrays.copyOf(bytes, length);
    }

    private Problem tooLarge() {
        return Problem.tooLarge("the body is longer than " + cap + " bytes; " + remedy);
    }
}
