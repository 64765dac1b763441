package org.rhizome.deploy.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks Declarative Services how the components of a bundle are, as it tells nobody when one of them fails. */
final class Components {

    private final ServiceComponentRuntime runtime;

    Components(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** For each component that threw when it was activated what it threw, in a sentence. */
    List<String> failures(Bundle bundle) {
        return in(bundle, ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(found -> "The component " + found.description.name + " of " + Bundles.name(bundle) + " failed when it was activated: "
                        + thrown(found.failure) + '.')
                .toList();
    }

    /** For each component that waits for services which, in a sentence. */
    List<String> waiting(Bundle bundle) {
        return in(bundle, ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                .map(found -> "Its component " + found.description.name + " waits for " + references(found) + '.')
                .toList();
    }

    private Stream<ComponentConfigurationDTO> in(Bundle bundle, int state) {
        return runtime.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
                .filter(configuration -> configuration.state == state);
    }

    private static String references(ComponentConfigurationDTO configuration) {
        UnsatisfiedReferenceDTO[] references = configuration.unsatisfiedReferences;
        return Arrays.stream(references).map(reference -> "the reference " + reference.name).collect(Collectors.joining(", "));
    }

    /** The last cause of a stack trace, without the frames. */
    private static String thrown(String stackTrace) {
        List<String> throwables = stackTrace.lines()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .map(line -> line.startsWith("Caused by: ") ? line.substring("Caused by: ".length()) : line)
                .toList();
        return throwables.isEmpty() ? "for no reason given" : Reasons.shortened(throwables.getLast());
    }
}
