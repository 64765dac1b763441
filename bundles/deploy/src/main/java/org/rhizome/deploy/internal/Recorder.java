package org.rhizome.deploy.internal;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Draft;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Num;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Text;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Plan;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records deployments that have ended as deltas, so that they replicate and can be asked for. A deployment never waits for that: what could
 * not be recorded is tried again. The same deployment gives the same deltas, so trying again changes nothing.
 */
final class Recorder implements Closeable {

    /** The author of what is recorded. */
    static final String AUTHOR = "node:deployments";
    /** Entities of extensions are named so, followed by the extension's name. */
    static final String ENTITY = "rhizome.extension:";

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final long RETRY_SECONDS = 5;
    private static final long ANSWER_SECONDS = 30;

    private final Ledger ledger;
    private final Supplier<Rhizome> node;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("rhizome-deploy-record").factory());

    /** @param node null while there is none */
    Recorder(Ledger ledger, Supplier<Rhizome> node) {
        this.ledger = ledger;
        this.node = node;
    }

    void start() {
        ledger.onEntry(entry -> {
            if (entry instanceof Entry.Stepped || entry instanceof Entry.Interrupted) {
                thread.execute(this::record);
            }
        });
        thread.scheduleWithFixedDelay(this::record, 0, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    private void record() {
        Rhizome now = node.get();
        if (now == null) {
            return;
        }
        for (Deployment deployment : ledger.unrecorded()) {
            try {
                submit(deployment, now);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.info("deployment {} could not be recorded yet: {}", deployment.number(), Reasons.of(e));
                return;
            }
        }
    }

    private void submit(Deployment deployment, Rhizome now) throws Exception {
        List<Outcome> outcomes = now.submit(deltas(deployment)).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        outcomes.forEach(outcome -> {
            if (outcome instanceof Outcome.Rejected rejected) {
                LOG.warn("a record of deployment {} was rejected: {}", deployment.number(), rejected.reason());
            }
        });
        ledger.append(new Entry.Recorded(deployment.number()));
    }

    /** For each extension what was done, and what serves since. */
    static List<Delta> deltas(Deployment deployment) {
        Draft draft = Delta.by(AUTHOR).at(deployment.steps().getLast().at());
        return deployment.changes().stream().flatMap(change -> deltas(deployment, change, draft)).toList();
    }

    private static Stream<Delta> deltas(Deployment deployment, Plan.Change change, Draft draft) {
        String entity = ENTITY + change.extension();
        List<Pointer> pointers = new ArrayList<>();
        pointers.add(new Pointer("extension", new EntityRef(entity, "deployments")));
        pointers.add(new Pointer("number", new Num(deployment.number())));
        pointers.add(new Pointer("outcome", new Text(deployment.state().name())));
        pointers.add(new Pointer("action", new Text(change.action().name())));
        text(pointers, "by", deployment.by());
        text(pointers, "from", change.from());
        text(pointers, "to", change.to());
        text(pointers, "sha256", change.sha256());
        text(pointers, "signer", change.signer());
        text(pointers, "reason", deployment.reason());
        Delta done = draft.claim(pointers.toArray(Pointer[]::new));
        return deployment.state() == Deployment.State.COMMITTED ? Stream.of(done, draft.set(entity, "version", change.to())) : Stream.of(done);
    }

    private static void text(List<Pointer> pointers, String role, String text) {
        if (!text.isEmpty()) {
            pointers.add(new Pointer(role, new Text(text)));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
