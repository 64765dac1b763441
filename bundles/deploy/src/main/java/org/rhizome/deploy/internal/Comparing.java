package org.rhizome.deploy.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rhizome.delta.Value;
import org.rhizome.deploy.Deployment;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Shadow;

/** Compares what is answered with what the candidate would answer. Safe for any thread. */
final class Comparing {

    private static final int EXAMPLES = 10;

    /** Between two questions of the sampling at least, and so many times as long as the one took, so that it takes little from clients. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int PAUSES = 3;

    private final int tolerated;
    private final CountDownLatch tooMany = new CountDownLatch(1);
    private final List<String> examples = new ArrayList<>();
    private long compared;
    private long differing;

    /** @param tolerated differences that are borne; -1 for any number */
    Comparing(int tolerated) {
        this.tolerated = tolerated;
    }

    /**
     * Compares for that long, or until it is clear that there are too many differences: what clients ask, and what the sampling does.
     *
     * @param sampling asks something, and says whether to go on
     */
    void run(GateControl gate, Map<String, Long> candidate, Duration duration, BooleanSupplier sampling) throws InterruptedException {
        Deadline deadline = Deadline.in(duration);
        Gate.Registration comparison = gate.shadow(candidate, this::compared);
        try {
            long pause = PAUSE_NANOS;
            boolean wanted = true;
            while (wanted && !deadline.isOver() && !tooMany.await(Math.min(pause, deadline.left().toNanos()), TimeUnit.NANOSECONDS)) {
                long before = System.nanoTime();
                wanted = sampling.getAsBoolean();
                pause = Math.max(PAUSE_NANOS, PAUSES * (System.nanoTime() - before));
            }
        } finally {
            comparison.close();
        }
    }

    private synchronized void compared(Shadow.Observation observation) {
        compared++;
        if (observation.isSame()) {
            return;
        }
        differing++;
        if (examples.size() < EXAMPLES) {
            examples.add(Reasons.shortened(observation.question() + ": " + Shown.json(new Value.Fields(observation.serving())) + " is answered, and the candidate "
                    + observation.candidate().map(answer -> "answers " + Shown.json(new Value.Fields(answer)))
                            .orElseGet(() -> "fails: " + observation.failure().orElse("without a reason"))));
        }
        if (isTooMany()) {
            tooMany.countDown();
        }
    }

    private boolean isTooMany() {
        return tolerated >= 0 && differing > tolerated;
    }

    synchronized Deployment.Comparison result() {
        return new Deployment.Comparison(compared, differing, examples);
    }

    /**
     * @throws StepFailedException if there were more differences than are tolerated
     */
    synchronized void requireTolerable() throws StepFailedException {
        if (isTooMany()) {
            throw new StepFailedException(differing + " of " + compared + " answers differed, and " + tolerated
                    + " are tolerated; the first: " + examples.getFirst() + '.');
        }
    }
}
