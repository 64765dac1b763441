package org.rhizome.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Successor;
import org.rhizome.gate.Successor.Prepared;
import org.rhizome.gate.Successor.Reversible;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the state of stateful extensions from one version to the next, through all services that keep some. Used by one thread at a time. */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final List<Prepared> prepared = new ArrayList<>();
    private final List<Reversible> taken = new ArrayList<>();

    /** Prepares all or none. */
    static Handover prepare(List<Successor> successors, Generation candidate, Deadline deadline) throws StepFailedException {
        Handover handover = new Handover();
        for (Successor successor : successors) {
            try {
                handover.prepared.add(successor.prepare(candidate, deadline.left()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                handover.abandon();
                throw new StepFailedException("The new version was not waited for, as the node stops.", e);
            } catch (Exception | LinkageError e) {
                handover.abandon();
                throw new StepFailedException("The new version did not catch up: " + Reasons.of(e), e);
            }
        }
        return handover;
    }

    /** The candidate is being compared. */
    void sample() {
        prepared.forEach(each -> quietly("sample what was prepared", each::sample));
    }

    /** The candidate was published. One that throws has not taken over, and is abandoned when this is reverted. */
    void takeOver() {
        while (!prepared.isEmpty()) {
            Prepared first = prepared.getFirst();
            Reversible took = first.takeOver();
            if (prepared.remove(first)) { // else this was reverted meanwhile, and it was abandoned
                taken.add(took);
            }
        }
    }

    /** The candidate will not be published. */
    void abandon() {
        prepared.forEach(each -> quietly("abandon what was prepared", each::abandon));
        prepared.clear();
    }

    /** Whether a call that began before that moment still runs in what took over. */
    boolean isWithinCallOf(long moment) {
        return taken.stream().anyMatch(each -> each.isWithinCallOf(moment));
    }

    /** Those that served before serve again. */
    void revert() {
        abandon();
        taken.forEach(each -> quietly("go back to the version before", each::revert));
        taken.clear();
    }

    /** For good. */
    void settle() {
        taken.forEach(each -> quietly("end the version before", each::settle));
        taken.clear();
    }

    /** One that fails must not keep the others from being told. */
    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("could not {}", what, e);
        }
    }
}
