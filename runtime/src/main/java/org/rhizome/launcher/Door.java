package org.rhizome.launcher;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** The HTTP door, known by the service property {@value #ADDRESS}. */
final class Door {

    /** Where the door listens, such as {@code http://127.0.0.1:8080}. */
    static final String ADDRESS = "rhizome.door.address";

    private static final String FILTER = "(" + ADDRESS + "=*)";
    private static final Pattern CONSEQUENCE = Pattern.compile("Unable to get service for reference|Service factory returned null");
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(60);
    private static final long LOOK_MILLIS = 100;

    private final BundleContext context;
    private final StartErrors errors;
    private final LongPredicate bundles;

    /** @param bundles on which the door may depend, by their ids: a broken extension is not one of them */
    Door(BundleContext context, StartErrors errors, LongPredicate bundles) {
        this.context = context;
        this.errors = errors;
        this.bundles = bundles;
    }

    /** Waits until the door is open and gives its address; fails as soon as something it may depend on has failed. */
    String await() throws LaunchException, InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                open.countDown();
            }
        };
        try {
            context.addServiceListener(listener, FILTER);
            return await(open);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } finally {
            context.removeServiceListener(listener);
        }
    }

    private String await(CountDownLatch open) throws LaunchException, InterruptedException, InvalidSyntaxException {
        Components components = new Components(context, bundles);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        String address = address();
        while (address == null) {
            List<String> failures = roots(components.failures(), errors.of(bundles));
            if (!failures.isEmpty()) {
                throw new LaunchException(String.join("; ", failures) + ".");
            }
            if (System.nanoTime() > end) {
                throw new LaunchException("The HTTP door did not open within " + PATIENCE_MILLIS / 1000 + " s. Waiting for services: "
                        + String.join(", ", components.waiting()) + ". The log in the home folder may say more.");
            }
            open.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            address = address();
        }
        return address;
    }

    /** Leaves out what failed only because something else did: components that did not get another's service. */
    static List<String> roots(List<String> failed, List<String> thrown) {
        List<String> all = Stream.concat(failed.stream(), thrown.stream()).distinct().toList();
        List<String> roots = all.stream().filter(sentence -> !CONSEQUENCE.matcher(sentence).find()).toList();
        return roots.isEmpty() ? all : roots;
    }

    private String address() throws InvalidSyntaxException {
        ServiceReference<?>[] found = context.getAllServiceReferences(null, FILTER);
        return found == null ? null : found[0].getProperty(ADDRESS).toString();
    }
}
