package org.rhizome.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What running a contract, as an author would, says. */
final class Verdicts {

    private Verdicts() {}

    /** The messages of the sentences that fail, by name. */
    static Map<String, String> failures(Class<?> contract, int sentences) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract))
                .configurationParameter("jqwik.shrinking.bounded.seconds", "1").build(), listener);
        Expect.equal((long) sentences, listener.getSummary().getTestsStartedCount(), "sentences of " + contract.getSimpleName());
        Map<String, String> failures = new TreeMap<>();
        listener.getSummary().getFailures().forEach(failure ->
                failures.put(failure.getTestIdentifier().getDisplayName().replace("()", ""), failure.getException().getMessage()));
        return failures;
    }
}
