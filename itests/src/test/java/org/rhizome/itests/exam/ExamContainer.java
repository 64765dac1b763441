package org.rhizome.itests.exam;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.forked.ForkedTestContainerFactory;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** A forked Felix with the bundles of the distribution, JUnit, and a probe that holds the test class. */
final class ExamContainer implements AutoCloseable {

    private static final int START_LEVEL = 60;
    private static final int TEST_BUNDLES_LEVEL = 4;

    private final TestContainer container;
    private final Map<String, TestAddress> tests;

    private ExamContainer(TestContainer container, Map<String, TestAddress> tests) {
        this.container = container;
        this.tests = tests;
    }

    static ExamContainer start(Class<?> testClass) throws Exception {
        // fork() and not createTestSystem(options): the latter lets its own start level win.
        ExamSystem system = PaxExamRuntime.createTestSystem().fork(options().toArray(Option[]::new));
        TestContainer container = new ForkedTestContainerFactory().create(system)[0];
        TestProbeBuilder probe = system.createProbe();
        Map<String, TestAddress> tests = new HashMap<>();
        for (Method method : testClass.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                tests.put(method.getName(), probe.addTest(testClass, method.getName()));
            }
        }
        container.start();
        System.clearProperty(InContainer.INSIDE); // Pax Exam sets system properties of the container in this JVM too
        container.installProbe(probe.build().getStream());
        return new ExamContainer(container, tests);
    }

    private static List<Option> options() throws IOException {
        List<Option> options = new ArrayList<>(DistributionOptions.read());
        options.add(frameworkStartLevel(START_LEVEL));
        options.add(systemProperty("pax.exam.invoker").value("jupiter"));
        options.add(systemProperty(InContainer.INSIDE).value("true"));
        options.add(bundle(InvokerBundle.build().toUri().toString()).startLevel(TEST_BUNDLES_LEVEL));
        for (Class<?> type : InvokerBundle.JUNIT) {
            Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
            options.add(bundle("reference:" + jar.toUri()).startLevel(TEST_BUNDLES_LEVEL));
        }
        return options;
    }

    /** Runs one test inside and throws here what it threw there. */
    void run(Method test) throws Throwable {
        try {
            container.call(tests.get(test.getName()));
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause;
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
