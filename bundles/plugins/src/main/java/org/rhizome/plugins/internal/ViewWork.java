package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rhizome.delta.Value;
import org.rhizome.delta.ValueCheck;
import org.rhizome.extension.Entity;
import org.rhizome.node.LosslessOptions;
import org.rhizome.plugins.internal.ViewComparisons.Looked;
import org.rhizome.view.View;

/**
 * One start of a view: made from all entities, then kept up with what changes. The last contribution of each entity is kept, so that it
 * can be taken out again.
 *
 * @param <S> the view's state
 */
final class ViewWork<S> implements Work {

    private static final int STRIDE = 64;
    private static final int MOST_ROUNDS = 100;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Surroundings around;
    private final Own own;
    private final Calls calls;
    private final View<S> view;
    private final Dirty dirty;
    private final Map<String, Value> contributions = new HashMap<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private S state;
    private Everything scan; // under way; null when there is none
    private final Set<String> unscanned = new HashSet<>(); // those with contributions that it has not named yet
    private long sequence; // up to which all is taken in once nothing is pending
    private boolean whole; // whether the state is that of one moment
    private int rounds; // in which something new came while all before was taken in
    private volatile long looked; // entities of the first scan
    private volatile boolean ready;

    @SuppressWarnings("unchecked")
    ViewWork(Surroundings around, Own own, Calls calls, Signal signal) {
        this.around = around;
        this.own = own;
        this.calls = calls;
        this.view = (View<S>) own.subject().service();
        this.dirty = new Dirty(signal);
    }

    @Override
    public void start() throws Crash {
        own.figures().position(0);
        around.hub().follow(dirty);
        dirty.startAt(around.hub().published());
        state = calls.call("init", view::init);
        scan = new Everything(around.node());
    }

    @Override
    public boolean step() throws Crash {
        if (pending.isEmpty() && scan == null && !takeChanges()) {
            return caughtUp();
        }
        whole = false;
        if (pending.isEmpty()) {
            scan();
        }
        for (int i = 0; i < STRIDE && !pending.isEmpty(); i++) {
            renew(pending.peekFirst());
            pending.pollFirst();
        }
        return true;
    }

    /**
     * Whether that changes anything for those who wait. What was read last may hold parts of a change that was not taken yet, such as one of
     * two members of a transaction. So this counts only if nothing came meanwhile; but where something comes all the time, an answer is
     * worth more.
     */
    private boolean caughtUp() {
        if (around.node().status().lastSequence() > sequence && ++rounds < MOST_ROUNDS) {
            return false;
        }
        boolean news = !whole || own.figures().position() < sequence;
        rounds = 0;
        own.figures().position(sequence);
        whole = true;
        ready = true;
        return news;
    }

    /** Whether there is something to do now. */
    private boolean takeChanges() {
        Dirty.Batch batch = dirty.take();
        sequence = batch.sequence();
        pending.addAll(batch.entities());
        if (batch.any()) {
            unscanned.addAll(contributions.keySet()); // some of them may be gone, if the store is another
            scan = new Everything(around.node());
        }
        return !pending.isEmpty() || scan != null;
    }

    private void scan() {
        if (scan == null) {
            return;
        }
        List<String> page = scan.next();
        pending.addAll(page);
        page.forEach(unscanned::remove);
        looked += ready ? 0 : page.size();
        if (scan.isOver()) {
            pending.addAll(unscanned);
            unscanned.clear();
            scan = null;
        }
    }

    private void renew(String entity) throws Crash {
        Optional<Entity> now = around.node().lossless(entity, LosslessOptions.DEFAULTS).map(Entities::of);
        Value before = contributions.get(entity);
        if (now.isEmpty() && before == null) {
            return;
        }
        Value after = calls.call(() -> "entity \"" + entity + "\"", () -> change(entity, now, before));
        if (after == null) {
            contributions.remove(entity);
        } else {
            contributions.put(entity, after);
        }
        own.figures().handled();
    }

    /** In code of the extension. */
    private Value change(String entity, Optional<Entity> now, Value before) {
        Value after = now.flatMap(view::contribution).orElse(null);
        if (after != null) {
            ValueCheck.require("contribution", after); // it is kept, and compared
        }
        if (!Objects.equals(before, after)) {
            if (before != null) {
                state = view.remove(state, entity, before);
            }
            if (after != null) {
                state = view.add(state, entity, after);
            }
        }
        return after;
    }

    @Override
    public boolean answers(Request request) {
        return whole && own.course().get() instanceof Course.Live && own.figures().position() >= request.after();
    }

    /** What a question came to: a value, or why it cannot be answered. */
    private record Answer(Value value, String refusal) {}

    @Override
    public void answer(Request request) throws Crash {
        Answer answer = answer(request.question());
        if (answer.refusal() != null) {
            request.refuse(answer.refusal());
        } else {
            request.answer(answer.value());
        }
    }

    private Answer answer(Map<String, String> question) throws Crash {
        Answer answer = calls.call("answer", () -> {
            try {
                return new Answer(view.answer(state, question), null);
            } catch (IllegalArgumentException e) {
                return new Answer(null, Fault.said(e));
            }
        });
        if (answer.refusal() == null) {
            Crash.unlessValue("answer", answer.value());
        }
        return answer;
    }

    @Override
    public Optional<Looked> look(Map<String, String> question) throws Crash {
        if (!whole) {
            return Optional.empty();
        }
        Answer answer = answer(question);
        long position = own.figures().position();
        return Optional.of(answer.refusal() == null
                ? Looked.answered(position, answer.value()) : Looked.refused(position, answer.refusal()));
    }

    @Override
    public long idleNanos() {
        return rounds > 0 ? SOON_NANOS : LOOK_NANOS;
    }

    /** Nothing: a view is made anew. */
    @Override
    public Optional<Checkpoint> save() {
        return Optional.empty();
    }

    @Override
    public void terminate() {
        // a view is not told that it ends
    }

    @Override
    public void close(Duration most) {
        around.hub().forget(dirty);
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public String progress() {
        return ready ? "" : "it is being made from all entities, " + looked + " so far";
    }
}
