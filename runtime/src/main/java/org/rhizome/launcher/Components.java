package org.rhizome.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Asks Declarative Services how its components are. Its classes live in a bundle, out of the launcher's sight, so the data objects are
 * read by the names of their fields (OSGi Declarative Services, chapter 112.9).
 */
final class Components {

    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final String DESCRIPTION = "org.osgi.service.component.runtime.dto.ComponentDescriptionDTO";
    private static final int UNSATISFIED_REFERENCE = 2;
    private static final int FAILED_ACTIVATION = 16;

    private final BundleContext context;
    private final LongPredicate bundles;

    /** @param bundles whose components count, by their ids */
    Components(BundleContext context, LongPredicate bundles) {
        this.context = context;
        this.bundles = bundles;
    }

    /** One sentence for each component whose activation failed. */
    List<String> failures() {
        return inState(FAILED_ACTIVATION).stream()
                .map(found -> found.name() + " failed: " + FailureText.sentence((String) read(found.state(), "failure")))
                .toList();
    }

    /** The names of the components that wait for another one's service. */
    List<String> waiting() {
        return inState(UNSATISFIED_REFERENCE).stream().map(Found::name).toList();
    }

    private record Found(String name, Object state) {}

    private List<Found> inState(int wanted) {
        ServiceReference<?> reference = context.getServiceReference(RUNTIME);
        if (reference == null) {
            return List.of();
        }
        Object runtime = context.getService(reference);
        try {
            return inState(wanted, runtime);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(RUNTIME + " is not as specified", e);
        } finally {
            context.ungetService(reference);
        }
    }

    private List<Found> inState(int wanted, Object runtime) throws ReflectiveOperationException {
        ClassLoader loader = runtime.getClass().getClassLoader();
        Class<?> api = loader.loadClass(RUNTIME);
        Class<?> description = loader.loadClass(DESCRIPTION);
        List<Found> found = new ArrayList<>();
        Object all = new Bundle[0];
        for (Object component : (Collection<?>) api.getMethod("getComponentDescriptionDTOs", Bundle[].class).invoke(runtime, all)) {
            if (!bundles.test((Long) read(read(component, "bundle"), "id"))) {
                continue;
            }
            for (Object state : (Collection<?>) api.getMethod("getComponentConfigurationDTOs", description).invoke(runtime, component)) {
                if (read(state, "state").equals(wanted)) {
                    found.add(new Found((String) read(component, "name"), state));
                }
            }
        }
        return found;
    }

    private static Object read(Object dto, String field) {
        try {
            return dto.getClass().getField(field).get(dto);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(dto.getClass().getName() + " has no field " + field, e);
        }
    }
}
