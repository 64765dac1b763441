package org.rhizome.itests.exam;

import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Services of the container, as test parameters see them. */
final class Services {

    private static final long PATIENCE_MILLIS = 20_000;

    private Services() {}

    static Object await(Class<?> test, Class<?> type) {
        BundleContext context = FrameworkUtil.getBundle(test).getBundleContext();
        if (type == BundleContext.class) {
            return context;
        }
        ServiceTracker<?, ?> tracker = new ServiceTracker<>(context, type.getName(), null);
        tracker.open();
        try {
            Object service = tracker.waitForService(PATIENCE_MILLIS);
            if (service == null) {
                throw new ParameterResolutionException("no service " + type.getName() + " within " + PATIENCE_MILLIS + " ms");
            }
            return service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParameterResolutionException("interrupted while waiting for " + type.getName(), e);
        }
    }
}
