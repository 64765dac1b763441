package org.rhizome.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.rhizome.delta.Delta;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.node.NodeUnavailableException;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;

/**
 * Gathers the deltas of one request into batches and keeps a few of them on their way to the disk while the next is being read. Belongs to
 * one thread.
 */
final class Intake {

    private static final int IN_FLIGHT = 4;

    private final Rhizome rhizome;
    private final Tally tally;
    private final int batchDeltas;
    private final int batchBytes;
    private final ArrayDeque<Batch> underWay = new ArrayDeque<>();
    private Batch batch = new Batch();
    private long index;

    /**
     * @param batchDeltas after so many deltas a batch is sent on
     * @param batchBytes or after so many bytes as they were received
     */
    Intake(Rhizome rhizome, Tally tally, int batchDeltas, int batchBytes) {
        this.rhizome = rhizome;
        this.tally = tally;
        this.batchDeltas = batchDeltas;
        this.batchBytes = batchBytes;
    }

    /** Makes a delta of some of the bytes that were received. */
    @FunctionalInterface
    interface Decoder {
        Delta decode(byte[] bytes, int offset, int length);
    }

    /** Takes the next delta of the request. @param line its number in a stream of lines, 0 elsewhere */
    void take(Decoder decoder, byte[] bytes, int offset, int length, long line) {
        try {
            add(decoder.decode(bytes, offset, length), line, length);
        } catch (InvalidDeltaException e) {
            reject(line, e.getMessage(), e.pointer());
        }
    }

    /** Counts the next delta of the request as rejected. */
    void reject(long line, String reason, String pointer) {
        tally.reject(index++, line, reason, pointer);
    }

    void add(Delta delta, long line, int length) {
        batch.add(delta, index++, line, length);
        if (batch.deltas.size() >= batchDeltas || batch.bytes >= batchBytes) {
            submit();
        }
    }

    /** How many deltas there were so far. */
    long size() {
        return index;
    }

    /** Sends what is left and waits until all is durable. */
    Tally finish() {
        if (!batch.deltas.isEmpty()) {
            submit();
        }
        while (!underWay.isEmpty()) {
            await();
        }
        return tally;
    }

    private void submit() {
        if (underWay.size() == IN_FLIGHT) {
            await();
        }
        batch.outcomes = rhizome.submit(batch.deltas);
        underWay.add(batch);
        batch = new Batch();
    }

    private void await() {
        Batch oldest = underWay.remove();
        try {
            oldest.count(oldest.outcomes.join(), tally);
        } catch (CompletionException | CancellationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof NodeUnavailableException) {
                throw Problem.unavailable(cause.getMessage() + "; " + tally.progress(), Failures.RETRY_SECONDS);
            }
            throw new IllegalStateException("the node failed to answer for a batch; " + tally.progress(), cause);
        }
    }

    private static final class Batch {

        private final List<Delta> deltas = new ArrayList<>();
        private final List<long[]> places = new ArrayList<>();
        private int bytes;
        private CompletableFuture<List<Outcome>> outcomes;

        void add(Delta delta, long index, long line, int length) {
            deltas.add(delta);
            places.add(new long[] {index, line});
            bytes += length;
        }

        void count(List<Outcome> all, Tally tally) {
            for (int i = 0; i < places.size(); i++) {
                tally.count(places.get(i)[0], places.get(i)[1], all.get(i));
            }
        }
    }
}
