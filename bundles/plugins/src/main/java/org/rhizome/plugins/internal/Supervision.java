package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Value;
import org.rhizome.supervision.Supervisor;
import org.rhizome.supervision.UnknownInstanceException;

/** Plugins and views for those who call them. */
final class Supervision implements Supervisor {

    private final Surroundings around;
    private final Host host;

    Supervision(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
    }

    @Override
    public CompletableFuture<Value> call(String plugin, Value request, Duration within) {
        try {
            return slot(Sort.PLUGIN, plugin).submit(Request.call(request, around.acknowledgements()), within);
        } catch (UnknownInstanceException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Value> ask(String view, Map<String, String> question, Duration within) {
        try {
            Slot slot = slot(Sort.VIEW, view);
            long now = around.node().status().lastSequence();
            CompletableFuture<Value> answer = slot.submit(Request.question(question, now, around.acknowledgements()), within);
            host.comparisons().asked(slot, question);
            return answer;
        } catch (UnknownInstanceException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Slot slot(Sort sort, String name) {
        Slot slot = host.slot(sort, name);
        if (slot == null) {
            throw new UnknownInstanceException(sort.word(), name, host.slots(sort).stream().map(Slot::name).toList());
        }
        return slot;
    }

    @Override
    public Replay replay(String plugin, DeltaId input) {
        Resident instance = slot(Sort.PLUGIN, plugin).serving();
        if (instance == null) {
            throw new IllegalStateException("plugin \"" + plugin + "\" is being replaced; try again");
        }
        return new Replays(around, instance).replay(input);
    }

    @Override
    public void restart(String type, String name) {
        Sort sort = type.equals(Sort.VIEW.word()) ? Sort.VIEW : Sort.PLUGIN;
        Resident instance = slot(sort, name).serving();
        if (instance != null) {
            instance.restart();
        }
    }

    @Override
    public List<Supervisor.Instance> instances() {
        long last = around.node().status().lastSequence();
        List<Supervisor.Instance> all = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            for (Slot slot : host.slots(sort)) {
                Resident serving = slot.serving();
                if (serving != null) {
                    all.add(shown(serving, slot.mailbox().size(), last));
                }
            }
        }
        return all;
    }

    private static Supervisor.Instance shown(Resident instance, int waiting, long last) {
        Subject subject = instance.subject();
        Figures figures = instance.own().figures();
        boolean follows = subject.sort() == Sort.VIEW || !subject.installed().subscription().isEmpty();
        long lag = follows ? Math.max(0, last - figures.position()) : 0;
        return new Supervisor.Instance(subject.sort().word(), subject.name(), subject.installed().version(), subject.installed().bundle(),
                instance.state(), figures.position(), lag, figures.handledCount(), figures.emittedCount(), figures.restartCount(), waiting,
                reason(instance), figures.refusedCount());
    }

    /** What is wrong with it, if anything is. */
    private static String reason(Resident instance) {
        long forgotten = instance.own().figures().forgottenCount();
        String said = instance.reason();
        return forgotten == 0 ? said : said + (said.isEmpty() ? "" : "; ") + forgotten + " members of incomplete transactions were forgotten, since"
                + " more than remembered.deltas waited: it misses those that are completed yet, unless its state is deleted and it begins anew";
    }
}
