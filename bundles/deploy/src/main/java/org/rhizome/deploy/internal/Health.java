package org.rhizome.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rhizome.extension.SelfTest;
import org.rhizome.gate.GateControl;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;

/** Whether a version that was started, and is hidden still, can serve. */
final class Health {

    private static final long LOOK_NANOS = 10_000_000;

    private final BundleContext context;
    private final GateControl gate;
    private final Components components;

    Health(BundleContext context, GateControl gate, Components components) {
        this.context = context;
        this.gate = gate;
        this.components = components;
    }

    /** Waits for what it declares, then lets it test itself, then calls what can be called. */
    void check(Bundle bundle, List<String> declared, Deadline deadline) throws StepFailedException {
        awaitServices(bundle, declared, deadline);
        selfTest(bundle, deadline);
        canary(bundle, deadline);
    }

    /** No component of it failed. */
    void requireNoFailure(Bundle bundle) throws StepFailedException {
        List<String> failures = components.failures(bundle);
        if (!failures.isEmpty()) {
            throw new StepFailedException(String.join(" ", failures));
        }
    }

    void awaitServices(Bundle bundle, List<String> declared, Deadline deadline) throws StepFailedException {
        while (true) {
            Set<String> offered = gate.offered(bundle.getBundleId()).stream().map(service -> service.type() + ':' + service.name())
                    .collect(Collectors.toCollection(TreeSet::new));
            requireDeclared(bundle, declared, offered);
            requireNoFailure(bundle);
            if (offered.containsAll(declared)) {
                return;
            }
            if (deadline.isOver() || Thread.currentThread().isInterrupted()) {
                throw new StepFailedException(absent(bundle, declared, offered, deadline));
            }
            LockSupport.parkNanos(LOOK_NANOS); // the gate tells nobody what is hidden
        }
    }

    /** What is not in the manifest was in no plan. */
    private static void requireDeclared(Bundle bundle, List<String> declared, Set<String> offered) throws StepFailedException {
        List<String> undeclared = offered.stream().filter(service -> !declared.contains(service)).toList();
        if (!undeclared.isEmpty()) {
            throw new StepFailedException(Bundles.name(bundle) + " offers " + String.join(", ", undeclared)
                    + " without declaring it; build it with the annotation that names the service.");
        }
    }

    private String absent(Bundle bundle, List<String> declared, Set<String> offered, Deadline deadline) {
        String missing = declared.stream().filter(service -> !offered.contains(service)).collect(Collectors.joining(", "));
        return Stream.concat(
                Stream.of(Bundles.name(bundle) + " declares " + missing + " and did not offer it within " + Deadline.words(deadline.given())
                        + '.'),
                components.waiting(bundle).stream()).collect(Collectors.joining(" "));
    }

    private void selfTest(Bundle bundle, Deadline deadline) throws StepFailedException {
        for (ServiceReference<?> reference : selfTests(bundle)) {
            if (!(context.getService(reference) instanceof SelfTest test)) {
                throw new StepFailedException("The self test of " + Bundles.name(bundle) + " cannot be had; see the log.");
            }
            try {
                Trial.run("the self test of " + Bundles.name(bundle), deadline, () -> {
                    test.check();
                    return null; // a thread may be kept with its result: nothing of the extension
                });
            } finally {
                context.ungetService(reference);
            }
        }
    }

    private static List<ServiceReference<?>> selfTests(Bundle bundle) {
        List<ServiceReference<?>> tests = new ArrayList<>();
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        if (registered != null) {
            for (ServiceReference<?> reference : registered) {
                if (List.of((String[]) reference.getProperty("objectClass")).contains(SelfTest.class.getName())) {
                    tests.add(reference);
                }
            }
        }
        return tests;
    }

    private void canary(Bundle bundle, Deadline deadline) throws StepFailedException {
        String extension = bundle.getSymbolicName();
        Generation hidden = gate.preview(Map.of(extension, bundle.getBundleId()));
        for (var resolver : own(hidden.resolvers(), extension)) {
            Trial.run("a trial of the resolver \"" + resolver.name() + "\" of " + Bundles.name(bundle), deadline, () -> {
                Canary.resolve(resolver.service());
                return null;
            });
        }
        for (var view : own(hidden.views(), extension)) {
            Trial.run("a trial of the view \"" + view.name() + "\" of " + Bundles.name(bundle), deadline, () -> {
                Canary.view(view.service());
                return null;
            });
        }
    }

    private static <T> List<Installed<T>> own(Map<String, Installed<T>> services, String extension) {
        return services.values().stream().filter(service -> service.bundle().equals(extension)).toList();
    }
}
