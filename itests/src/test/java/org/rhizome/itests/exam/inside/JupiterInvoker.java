package org.rhizome.itests.exam.inside;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.ops4j.pax.exam.ProbeInvoker;
import org.ops4j.pax.exam.TestContainerException;
import org.osgi.framework.Bundle;

/** Runs one method of a probe with the real Jupiter engine. Public, because Pax Exam calls it by reflection. */
public final class JupiterInvoker implements ProbeInvoker {

    private final Bundle probe;
    private final String type;
    private final String method;

    JupiterInvoker(Bundle probe, String type, String method) {
        this.probe = probe;
        this.type = type;
        this.method = method;
    }

    @Override
    public void call(Object... args) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            Class<?> test = probe.loadClass(type);
            thread.setContextClassLoader(test.getClassLoader());
            run(test);
        } catch (ClassNotFoundException e) {
            throw new TestContainerException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void run(Class<?> test) {
        Method target = Stream.of(test.getDeclaredMethods()).filter(m -> m.getName().equals(method)).findFirst().orElseThrow();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(List.of(selectMethod(test, target))).build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        jupiter().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (!summary.getFailures().isEmpty()) {
            Throwable failure = summary.getFailures().getFirst().getException();
            throw new TestContainerException(failure.toString(), failure);
        }
        if (summary.getTestsSucceededCount() != 1) {
            throw new TestContainerException("expected one test to pass, " + summary.getTestsSucceededCount() + " did");
        }
    }

    private static Launcher jupiter() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    }
}
