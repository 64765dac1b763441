package org.rhizome.plugins.internal;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.plugin.EmissionRefusedException;
import org.rhizome.plugin.Plugin;
import org.rhizome.plugin.Reply;
import org.rhizome.plugin.Saved;
import org.slf4j.Logger;

/**
 * One start of a plugin: from its last checkpoint on it handles deltas, calls and timers, one after the other. What a call claims is durable
 * before the next begins, and a checkpoint holds the state with exactly the deltas that it takes in.
 *
 * @param <S> the plugin's state
 */
final class PluginWork<S> implements Work {

    /** A position that moved while nothing was handled is saved this many times more rarely. */
    private static final int IDLE_SAVES = 30;
    /** A large state is saved more rarely, so that saving takes one part of so many of the time. */
    private static final int SAVING_SHARE = 10;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FOLLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Surroundings around;
    private final Own own;
    private final Calls calls;
    private final Plugin<S> plugin;
    private final Tools tools;
    private final Appeared appeared;
    private final Checkpoint from;
    private final Feed feed;
    private final Effects effects;
    private final Logger log;
    private S state;
    private int unsaved; // deltas, calls and timers since the last checkpoint
    private long savedPosition;
    private long savedAt;
    private long savingTook; // nanoseconds
    private volatile boolean ready;

    @SuppressWarnings("unchecked")
    PluginWork(Surroundings around, Own own, Calls calls, Signal signal, Tools tools) throws Crash {
        this.around = around;
        this.own = own;
        this.calls = calls;
        this.tools = tools;
        this.plugin = (Plugin<S>) own.subject().service();
        this.log = tools.log();
        this.appeared = new Appeared(signal);
        this.from = own.savings().latest();
        this.feed = new Feed(around.node(), tools.chooser(), from, around.settings().remembered(), log);
        this.effects = tools.effects(own.course()::get, signal);
    }

    @Override
    public void start() throws Crash {
        feed.check();
        if (!tools.chooser().wantsNothing()) {
            around.hub().follow(appeared);
        }
        note();
        savedPosition = feed.position();
        savedAt = System.nanoTime();
        effects.emissions().begin(Optional.empty());
        state = calls.call("init", () -> plugin.init(tools.context(effects, Thread.currentThread()), from.saved()));
        effects.flush();
        if (own.course().get() instanceof Course.Live) {
            effects.live();
        }
    }

    @Override
    public boolean step() throws Crash {
        boolean more = switch (own.course().get()) {
            case Course.Live _ -> timer() || live();
            case Course.Behind(var position) -> delta(position.getAsLong(), false);
            case Course.Until until -> delta(until.position(), false) || passed(until);
            case Course.Trial _ -> false;
        };
        ready |= !more;
        saveIfDue();
        return more;
    }

    private boolean live() throws Crash {
        feed.hidden().take(appeared.take());
        return delta(Long.MAX_VALUE, true);
    }

    /** Handles one delta, or looks at some of the feed; false when there is nothing more up to the limit. */
    private boolean delta(long limit, boolean members) throws Crash {
        if (tools.chooser().wantsNothing()) {
            return false;
        }
        Optional<Delta> next = feed.next(limit, members);
        if (next.isPresent()) {
            handle(next.get());
            feed.handled();
        }
        note();
        return next.isPresent() || !feed.isExhausted();
    }

    private void note() {
        own.figures().position(feed.position());
        own.figures().forgotten(feed.hidden().forgotten());
    }

    private void handle(Delta delta) throws Crash {
        effects.emissions().begin(Optional.of(delta));
        state = calls.call(() -> "handleDelta of " + delta.id(), () -> {
            try {
                return plugin.handleDelta(delta, state);
            } catch (EmissionRefusedException e) {
                return state; // counted and logged; else a single delta of too long a descent could bring a plugin down
            }
        });
        effects.flush();
        own.figures().handled();
        unsaved++;
    }

    private boolean timer() throws Crash {
        String due = effects.dueTimer();
        if (due == null) {
            return false;
        }
        effects.emissions().begin(Optional.empty());
        state = calls.call("handleTimer", () -> plugin.handleTimer(due, state));
        effects.flush();
        unsaved++;
        return true;
    }

    /** What another instance has handled is done; of what that one had still hidden from it, it goes on to wait for the same. */
    private boolean passed(Course.Until until) throws Crash {
        if (feed.position() <= until.position()) {
            List<DeltaId> seen = feed.hidden().ids().stream().filter(id -> !until.hidden().contains(id)).sorted().toList();
            seen.forEach(feed.hidden()::deliver);
            for (Optional<Delta> next = feed.remembered(); next.isPresent(); next = feed.remembered()) {
                handle(next.get());
                feed.handled();
            }
        }
        own.course().compareAndSet(until, Course.LIVE);
        effects.live();
        save();
        return true;
    }

    @Override
    public boolean answers(Request request) {
        return own.course().get() instanceof Course.Live;
    }

    /** What a call came to: a reply, or why it makes no sense. */
    private record Answer<S>(Reply<S> reply, String refusal) {}

    @Override
    public void answer(Request request) throws Crash {
        effects.emissions().begin(Optional.empty());
        Answer<S> answer = calls.call("handleCall", () -> {
            try {
                return new Answer<>(plugin.handleCall(request.call(), state), null);
            } catch (IllegalArgumentException e) {
                return new Answer<>(null, Fault.said(e));
            }
        });
        if (answer.refusal() != null) {
            effects.emissions().begin(Optional.empty());
            request.refuse(answer.refusal());
            return;
        }
        if (answer.reply() == null) {
            throw new Crash("handleCall returned null where a reply with a value is due");
        }
        Crash.unlessValue("handleCall", answer.reply().value());
        state = answer.reply().state();
        effects.flush();
        unsaved++;
        request.answer(answer.reply().value());
    }

    private void saveIfDue() throws Crash {
        if (!(own.course().get() instanceof Course.Live) || unsaved == 0 && feed.position() == savedPosition) {
            return;
        }
        long age = System.nanoTime() - savedAt;
        boolean due = unsaved >= around.settings().saveDeltas()
                || age >= around.settings().saveAfter().toNanos() * (unsaved == 0 ? IDLE_SAVES : 1);
        if (due && age >= SAVING_SHARE * savingTook) {
            save();
        }
    }

    @Override
    public Optional<Checkpoint> save() throws Crash {
        long start = System.nanoTime();
        Optional<Saved> saved = calls.call("save", () -> plugin.save(state));
        if (saved == null) {
            throw new Crash("save returned null where a state, or none, is due");
        }
        if (saved.isPresent()) {
            Crash.unlessValue("save", saved.get().state());
        }
        Checkpoint checkpoint = new Checkpoint(own.subject().installed().version(), feed.position(), feed.anchor(),
                feed.hidden().ids(), feed.hidden().forgotten(), saved);
        try {
            own.savings().save(checkpoint);
            unsaved = 0;
            savedPosition = feed.position();
        } catch (IllegalArgumentException e) {
            throw new Crash("save gave what cannot be saved: " + e.getMessage());
        } catch (UncheckedIOException e) {
            log.warn("the state could not be saved and will be tried again; after a restart it goes on from the one before: {}",
                    e.getCause().toString());
        }
        savedAt = System.nanoTime();
        savingTook = savedAt - start;
        return Optional.of(checkpoint);
    }

    @Override
    public long idleNanos() {
        if (own.course().get() instanceof Course.Behind) {
            return FOLLOW_NANOS;
        }
        return unsaved == 0 ? LOOK_NANOS : Math.min(LOOK_NANOS, around.settings().saveAfter().toNanos());
    }

    @Override
    public void terminate() throws Crash {
        calls.call("terminate", () -> {
            plugin.terminate(state);
            return null;
        });
    }

    @Override
    public void close(Duration most) {
        around.hub().forget(appeared);
        int left = effects.close(most);
        if (left > 0 && most.isPositive()) {
            log.warn("{} threads that the plugin started do not end although they were interrupted", left);
        }
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public String progress() {
        return ready ? "" : "it has handled the feed up to sequence " + own.figures().position();
    }
}
