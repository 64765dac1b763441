package org.rhizome.gate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl.Drain;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Lease;
import org.rhizome.gate.Shadow;

/** Lets callers use the current generation, and tells when the last has left a former one. Knows nothing of OSGi. */
public class Turnstile implements Gate {

    private final ScopedValue<CountedLease> scope = ScopedValue.newInstance();
    private final List<GenerationListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Counter> former = new ArrayList<>(); // those that may still be in use
    private volatile Counted current;
    private volatile Optional<Shadow> shadow = Optional.empty();

    /** A generation and who uses it. */
    record Counted(Generation generation, Counter counter) {
        Counted(Generation generation) {
            this(generation, new Counter());
        }
    }

    /** @param first what is current at first */
    public Turnstile(Generation first) {
        current = new Counted(first);
    }

    @Override
    public Lease enter() {
        if (scope.isBound()) {
            Optional<CountedLease> inner = scope.get().again();
            if (inner.isPresent()) {
                return inner.get();
            }
        }
        while (true) {
            Counted now = current;
            if (now.counter.enter()) {
                return new CountedLease(now, scope);
            }
        }
    }

    /** A lease on a generation that is not current; empty once that was closed. */
    Optional<Lease> enter(Counted other) {
        return other.counter.enter() ? Optional.of(new CountedLease(other, scope)) : Optional.empty();
    }

    @Override
    public Generation current() {
        return current.generation;
    }

    /** Makes a generation the current one. @return of all before it: what is retired now may have served in several */
    public synchronized Drain publish(Generation next) {
        Drain users = count(next);
        listeners.forEach(listener -> listener.changed(next));
        return users;
    }

    /** Of all that are within now. Who comes from now on is counted anew. */
    public synchronized Drain users() {
        return count(current.generation);
    }

    private Drain count(Generation next) {
        Counter last = current.counter;
        current = new Counted(next);
        last.close();
        former.removeIf(Counter::isEmpty);
        former.add(last);
        return new Leaving(List.copyOf(former));
    }

    @Override
    public Registration onChange(GenerationListener listener) {
        GenerationListener mine = listener::changed; // the same listener may come twice
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    @Override
    public Optional<Shadow> shadow() {
        return shadow;
    }

    void shadow(Optional<Shadow> comparison) {
        shadow = comparison;
    }

    /** Nobody is on probation here. */
    @Override
    public void failed(Object service, Throwable cause) {}
}
