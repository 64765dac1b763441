package org.rhizome.plugins.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rhizome.gate.Gate;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;
import org.rhizome.gate.Successor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each plugin and view of the current generation runs, once. Follows generations on a thread of its own; where a hand-over is
 * under way it leaves the place alone.
 */
final class Host implements Successor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final Surroundings around;
    private final ExecutorService control;
    private final Map<Sort, SortedMap<String, Slot>> slots =
            Map.of(Sort.PLUGIN, new ConcurrentSkipListMap<>(), Sort.VIEW, new ConcurrentSkipListMap<>());
    private final Set<Resident> instances = ConcurrentHashMap.newKeySet(); // all that have not ended
    private final ViewComparisons comparisons;
    private final Gate.Registration generations;
    private final ScheduledFuture<?> watchdog;
    private boolean closed; // guarded by this

    /** @param control one thread, for what changes of generations lead to */
    Host(Surroundings around, ExecutorService control) {
        this.around = around;
        this.control = control;
        this.comparisons = new ViewComparisons(around.gate());
        this.generations = around.gate().onChange(_ -> changed());
        long tick = Math.clamp(around.settings().call().toMillis() / 20, 5, 250);
        this.watchdog = around.scheduler().scheduleAtFixedRate(this::watch, tick, tick, TimeUnit.MILLISECONDS);
        changed();
    }

    /** The place of that name; null when nothing of that name is installed. */
    Slot slot(Sort sort, String name) {
        Slot slot = slots.get(sort).get(name);
        return slot == null && sort.in(around.gate().current()).containsKey(name) ? place(sort, name) : slot;
    }

    ViewComparisons comparisons() {
        return comparisons;
    }

    private synchronized Slot place(Sort sort, String name) {
        return slots.get(sort).computeIfAbsent(name, it -> new Slot(around, sort, it));
    }

    /** By name. */
    List<Slot> slots(Sort sort) {
        return List.copyOf(slots.get(sort).values());
    }

    void changed() {
        try {
            control.execute(this::follow);
        } catch (RejectedExecutionException e) {
            LOG.debug("too late for a change of extensions: {}", e.toString());
        }
    }

    private synchronized void follow() {
        if (!closed) {
            Generation now = around.gate().current();
            for (Sort sort : Sort.values()) {
                SortedMap<String, ? extends Installed<?>> installed = sort.in(now);
                Set<String> names = new TreeSet<>(installed.keySet());
                names.addAll(slots.get(sort).keySet());
                names.forEach(name -> follow(sort, name, installed.get(name)));
            }
        }
    }

    private void follow(Sort sort, String name, Installed<?> wanted) {
        Slot slot = place(sort, name);
        slot.letGo();
        if (slot.handOver() != null || wanted != null && slot.serves(wanted)) {
            return;
        }
        if (!slot.isVacant()) {
            slot.vacate().thenRun(this::changed);
        } else if (wanted != null) {
            Subject subject = new Subject(sort, wanted);
            Resident instance = launch(new Resident(around, subject, around.savings(subject), Course.LIVE, slot.mailbox()));
            slot.serve(instance);
            instance.start();
        } else {
            slots.get(sort).remove(name);
            slot.shut();
        }
    }

    /**
     * Puts an instance under the eyes of the watchdog.
     *
     * @throws IllegalStateException if all are ended by now: this one nobody would end
     */
    synchronized Resident launch(Resident instance) {
        requireOpen();
        instances.add(instance);
        instance.ended().thenRun(() -> instances.remove(instance));
        return instance;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("plugins are being stopped; nothing takes over any more");
        }
    }

    private void watch() {
        long now = System.nanoTime();
        for (Resident instance : instances) {
            try {
                instance.watch(now);
            } catch (RuntimeException | Error e) {
                LOG.error("{} could not be looked after", instance.subject(), e);
            }
        }
    }

    @Override
    public Prepared prepare(Generation candidate, Duration within) throws Exception {
        HandOver handOver = take(candidate);
        handOver.prepare(within);
        return handOver;
    }

    private synchronized HandOver take(Generation candidate) {
        requireOpen();
        HandOver handOver = new HandOver(around, this);
        for (Sort sort : Sort.values()) {
            sort.in(candidate).forEach((name, installed) -> {
                Slot slot = slots.get(sort).get(name);
                if (slot == null || !slot.serves(installed)) {
                    slot = place(sort, name);
                    if (slot.handOver() != null) {
                        handOver.abandon();
                        throw new IllegalStateException(sort.word() + " \"" + name + "\" is being replaced already; wait for the end of that");
                    }
                    handOver.take(slot, installed);
                }
            });
            slots.get(sort).values().stream().filter(slot -> slot.serving() != null && !sort.in(candidate).containsKey(slot.name()))
                    .forEach(slot -> handOver.seeOff(slot.serving()));
        }
        return handOver;
    }

    /** The places of that hand-over follow the generation again. */
    void over(HandOver handOver) {
        synchronized (this) {
            handOver.slots().forEach(slot -> slot.handOver(null));
        }
        changed();
    }

    /** Ends all instances, each saved, and waits for them. */
    @Override
    public void close() {
        List<Resident> present;
        synchronized (this) {
            closed = true;
            present = new ArrayList<>(instances);
        }
        generations.close();
        control.shutdown();
        present.forEach(Resident::end);
        present.forEach(this::await);
        watchdog.cancel(false);
    }

    private void await(Resident instance) {
        Duration most = around.settings().call().plus(around.settings().grace().multipliedBy(2));
        try {
            instance.ended().get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} does not end: {}", instance.subject(), Fault.text(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
