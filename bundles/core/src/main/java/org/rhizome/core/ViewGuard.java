package org.rhizome.core;

import java.util.Map;
import java.util.function.Function;
import org.rhizome.gate.Gate;
import org.rhizome.node.ResolverFailedException;

/** Calls resolvers under guard, and keeps account of those that fail. */
final class ViewGuard {

    private static final String NONE = "";

    private final ResolverGuard guard;
    private final Breaker breaker;
    private final Gate gate;

    ViewGuard(ResolverGuard guard, Breaker breaker, Gate gate) {
        this.guard = guard;
        this.breaker = breaker;
        this.gate = gate;
    }

    /** @param entity whose claims are resolved */
    <T> T run(CompiledView view, String entity, Function<Running, T> work) {
        T result = run(view, view.services(), entity, work);
        view.services().forEach((resolver, service) -> breaker.succeeded(resolver, service, entity));
        return result;
    }

    /**
     * For work that asks resolvers for no value: when it is done, that says nothing about whether they work.
     *
     * @param sharer work for equal ones shares half of the threads
     * @param services that the work may call, by the names under which it announces them
     */
    <T> T run(Object sharer, Map<String, ?> services, Function<Running, T> work) {
        return run(sharer, services, NONE, work);
    }

    private <T> T run(Object sharer, Map<String, ?> services, String entity, Function<Running, T> work) {
        Running running = new Running(sharer, services);
        try {
            return guard.run(running, work);
        } catch (ResolverFailedException e) {
            running.place().map(Running.Place::resolver).filter(resolver -> running.service(resolver) != null)
                    .ifPresent(resolver -> failed(resolver, running.service(resolver), entity, e));
            throw e;
        }
    }

    private void failed(String resolver, Object service, String entity, ResolverFailedException failure) {
        breaker.failed(resolver, service, entity, failure);
        gate.failed(service, failure);
    }
}
