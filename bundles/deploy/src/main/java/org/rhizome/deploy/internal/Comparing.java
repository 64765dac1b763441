package org.rhizome.deploy.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Value;
import org.rhizome.deploy.Deployment;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Shadow;
import org.rhizome.json.JsonWriter;

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

    /** Compares for that long, or until it is clear that there are too many differences: what clients ask, and what the sampling does. */
    void run(GateControl gate, Map<String, Long> candidate, Duration duration, Runnable sampling) throws InterruptedException {
        Deadline deadline = Deadline.in(duration);
        Gate.Registration comparison = gate.shadow(candidate, this::compared);
        try {
            long pause = PAUSE_NANOS;
            while (!deadline.isOver() && !tooMany.await(Math.min(pause, deadline.left().toNanos()), TimeUnit.NANOSECONDS)) {
                long before = System.nanoTime();
                sampling.run();
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
            examples.add(Reasons.shortened(observation.question() + ": " + json(observation.serving()) + " is answered, and the candidate "
                    + observation.candidate().map(answer -> "answers " + json(answer))
                            .orElseGet(() -> "fails: " + observation.failure().orElse("without a reason"))));
        }
        if (isTooMany()) {
            tooMany.countDown();
        }
    }

    private static String json(SortedMap<String, Value> answer) {
        JsonWriter out = new JsonWriter();
        DeltaJson.writeValue(new Value.Fields(answer), out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
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
