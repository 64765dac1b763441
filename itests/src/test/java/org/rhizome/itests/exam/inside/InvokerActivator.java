package org.rhizome.itests.exam.inside;

import java.util.Hashtable;
import java.util.Map;
import org.ops4j.pax.exam.ProbeInvokerFactory;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers Jupiter to Pax Exam as a way to run a probe's tests. */
public final class InvokerActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        ProbeInvokerFactory factory = (probe, expression) -> {
            String[] test = expression.split(";");
            return new JupiterInvoker(((BundleContext) probe).getBundle(), test[0], test[1]);
        };
        context.registerService(ProbeInvokerFactory.class, factory, new Hashtable<>(Map.of("driver", "jupiter")));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters the factory
    }
}
