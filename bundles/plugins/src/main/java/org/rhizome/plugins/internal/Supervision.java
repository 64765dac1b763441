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
    private final ViewComparisons comparisons;

    Supervision(Surroundings around, Host host) {
        this.around = around;
        this.host = host;
        this.comparisons = new ViewComparisons(around.gate());
    }

    @Override
    public CompletableFuture<Value> call(String plugin, Value request, Duration within) {
        try {
            return slot(Kind.PLUGIN, plugin).submit(Request.call(request, around.acknowledgements()), within);
        } catch (UnknownInstanceException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Value> ask(String view, Map<String, String> question, Duration within) {
        try {
            Slot slot = slot(Kind.VIEW, view);
            long now = around.node().status().lastSequence();
            CompletableFuture<Value> answer = slot.submit(Request.question(question, now, around.acknowledgements()), within);
            comparisons.asked(slot, question);
            return answer;
        } catch (UnknownInstanceException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Slot slot(Kind kind, String name) {
        Slot slot = host.slot(kind, name);
        if (slot == null) {
            throw new UnknownInstanceException(kind.word(), name, host.slots(kind).stream().map(Slot::name).toList());
        }
        return slot;
    }

    @Override
    public Replay replay(String plugin, DeltaId input) {
        Resident instance = slot(Kind.PLUGIN, plugin).serving();
        if (instance == null) {
            throw new IllegalStateException("plugin \"" + plugin + "\" is being replaced; try again");
        }
        return new Replays(around, instance).replay(input);
    }

    @Override
    public void restart(String type, String name) {
        Kind kind = type.equals(Kind.VIEW.word()) ? Kind.VIEW : Kind.PLUGIN;
        Resident instance = slot(kind, name).serving();
        if (instance != null) {
            instance.restart();
        }
    }

    @Override
    public List<Supervisor.Instance> instances() {
        long last = around.node().status().lastSequence();
        List<Supervisor.Instance> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Slot slot : host.slots(kind)) {
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
        boolean follows = subject.kind() == Kind.VIEW || !subject.installed().subscription().isEmpty();
        long lag = follows ? Math.max(0, last - figures.position()) : 0;
        return new Supervisor.Instance(subject.kind().word(), subject.name(), subject.installed().version(), subject.installed().bundle(),
                instance.state(), figures.position(), lag, figures.handledCount(), figures.emittedCount(), figures.restartCount(), waiting,
                instance.reason(), figures.refusedCount());
    }
}
