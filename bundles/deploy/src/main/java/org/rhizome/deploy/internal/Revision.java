package org.rhizome.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployment.State;
import org.rhizome.deploy.Deployment.Step;

/** A deployment with something more. */
final class Revision {

    private Revision() {}

    static Deployment stepped(Deployment was, Entry.Stepped entry) {
        List<Step> steps = plus(was.steps(), new Step(entry.phase(), entry.at(), entry.detail()));
        if (was.state().isEnded()) {
            return with(was, was.state(), steps, was.reason());
        }
        return switch (entry.phase()) {
            case PROBATION -> with(was, State.PROBATION, steps, was.reason());
            case COMMITTED -> with(was, State.COMMITTED, steps, was.reason());
            case REVERTED -> with(was, State.REVERTED, steps, entry.detail());
            case FAILED -> with(was, State.FAILED, steps, entry.detail());
            default -> with(was, was.state(), steps, was.reason());
        };
    }

    /** With another detail of the last step. */
    static Deployment noted(Deployment was, String detail) {
        Step last = was.steps().getLast();
        List<Step> steps = new ArrayList<>(was.steps());
        steps.set(steps.size() - 1, new Step(last.phase(), last.at(), last.detail().isEmpty() ? detail : last.detail() + "; " + detail));
        return with(was, was.state(), steps, was.reason());
    }

    static Deployment ended(Deployment was, State state, String reason) {
        return with(was, state, was.steps(), reason);
    }

    static Deployment compared(Deployment was, Deployment.Comparison comparison) {
        return new Deployment(
                was.number(), was.by(), was.changes(), was.state(), was.steps(), was.reason(), was.warnings(), comparison, was.leaks());
    }

    static Deployment judged(Deployment was, Deployment.LeakVerdict verdict) {
        return new Deployment(
                was.number(), was.by(), was.changes(), was.state(), was.steps(), was.reason(), was.warnings(), was.comparison(),
                plus(was.leaks(), verdict));
    }

    private static Deployment with(Deployment was, State state, List<Step> steps, String reason) {
        return new Deployment(
                was.number(), was.by(), was.changes(), state, steps, reason, was.warnings(), was.comparison(), was.leaks());
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
