package org.rhizome.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.rhizome.delta.Delta;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;
import org.rhizome.store.Appended;

/** One checked batch on its way to the store. */
final class Submission {

    private final CompletableFuture<List<Outcome>> future = new CompletableFuture<>();
    private final Outcome[] refusals; // null where a delta goes to the store
    private final List<Delta> deltas;
    private final long bytes;

    private Submission(Outcome[] refusals, List<Delta> deltas, long bytes) {
        this.refusals = refusals;
        this.deltas = deltas;
        this.bytes = bytes;
    }

    /** Checks a batch on the calling thread. All of it is rejected when one delta is. */
    static Submission whole(List<Delta> batch) {
        Submission each = of(batch);
        int faulty = 0;
        while (faulty < each.refusals.length && each.refusals[faulty] == null) {
            faulty++;
        }
        if (faulty == each.refusals.length) {
            return each;
        }
        Outcome.Rejected fault = (Outcome.Rejected) each.refusals[faulty];
        Outcome follows = new Outcome.Rejected("not taken, because delta " + faulty + " of the whole was rejected: " + fault.reason());
        Outcome[] refusals = each.refusals.clone();
        Arrays.setAll(refusals, i -> each.refusals[i] == null ? follows : each.refusals[i]);
        return new Submission(refusals, List.of(), 0);
    }

    /** Checks a batch on the calling thread. */
    static Submission of(List<Delta> batch) {
        Objects.requireNonNull(batch, "the batch to submit must not be null");
        if (batch.size() > Rhizome.MAX_BATCH) {
            throw new IllegalArgumentException(
                    "a batch of " + batch.size() + " deltas is too large: submit at most " + Rhizome.MAX_BATCH + " at once");
        }
        Outcome[] refusals = new Outcome[batch.size()];
        List<Delta> sound = new ArrayList<>(batch.size());
        long bytes = 0;
        int at = 0;
        for (Delta delta : batch) {
            Optional<Outcome.Rejected> fault = fault(requireDelta(delta, at));
            if (fault.isPresent()) {
                refusals[at] = fault.get();
            } else {
                sound.add(delta);
                bytes += delta.canonicalLength();
            }
            at++;
        }
        return new Submission(refusals, sound, bytes);
    }

    private static Optional<Outcome.Rejected> fault(Delta delta) {
        return SizeCheck.fault(delta).or(() -> SignatureCheck.fault(delta));
    }

    private static Delta requireDelta(Delta delta, int index) {
        return Objects.requireNonNull(delta, () -> "the batch to submit holds null at index " + index);
    }

    List<Delta> deltas() {
        return deltas;
    }

    /** Canonical bytes of {@link #deltas}. */
    long bytes() {
        return bytes;
    }

    int rejected() {
        return refusals.length - deltas.size();
    }

    CompletableFuture<List<Outcome>> future() {
        return future;
    }

    /**
     * What became of every delta of the batch, in its order.
     *
     * @param appended what the store did, for each of {@link #deltas}
     */
    List<Outcome> outcomes(List<Appended> appended) {
        Outcome[] outcomes = refusals.clone();
        int next = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = outcome(deltas.get(next), appended.get(next));
                next++;
            }
        }
        return List.copyOf(Arrays.asList(outcomes));
    }

    private static Outcome outcome(Delta delta, Appended appended) {
        return switch (appended.effect()) {
            case ADDED, SIGNATURE_ADDED -> new Outcome.Accepted(delta.id(), appended.sequence());
            case DUPLICATE -> new Outcome.Duplicate(delta.id());
        };
    }
}
