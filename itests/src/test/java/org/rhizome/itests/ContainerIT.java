package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;
import org.rhizome.deploy.Deployments;
import org.rhizome.gate.Gate;
import org.rhizome.itests.exam.InContainer;
import org.rhizome.node.LossyView;
import org.rhizome.node.Outcome;
import org.rhizome.node.Reading;
import org.rhizome.node.ResolverChoice;
import org.rhizome.node.Rhizome;
import org.rhizome.node.UnknownResolverException;
import org.rhizome.resolver.Resolver;
import org.rhizome.security.Authenticator;
import org.rhizome.store.DeltaStore;
import org.rhizome.supervision.Supervisor;

/** Inside the container of the distribution: it resolves, starts, and provides what it declares. */
@ExtendWith(InContainer.class)
public class ContainerIT {

    @Test
    void everyBundleIsStarted(BundleContext context) {
        List<String> idle = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> !bundle.getSymbolicName().startsWith("PAXEXAM"))
                .map(Bundle::toString).toList();
        assertEquals(List.of(), idle);
    }

    @Test
    void everyComponentOfTheHouseIsSatisfied(ServiceComponentRuntime components) {
        List<ComponentDescriptionDTO> ours = components.getComponentDescriptionDTOs().stream()
                .filter(component -> component.bundle.symbolicName.startsWith("org.rhizome.")).toList();
        assertFalse(ours.isEmpty());
        List<String> waiting = ours.stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(configuration -> configuration.state != ComponentConfigurationDTO.ACTIVE && configuration.state != ComponentConfigurationDTO.SATISFIED)
                .map(configuration -> configuration.description.name + " is in state " + configuration.state + " " + configuration.failure).toList();
        assertEquals(List.of(), waiting);
    }

    @Test
    void whatTheHouseDeclaresIsThere(
            DeltaStore store, Rhizome node, Gate gate, Authenticator authenticator, Deployments deployments, Supervisor supervisor) {
        assertTrue(store.health().writable());
        assertTrue(gate.current().resolver(ResolverChoice.DEFAULT).isPresent());
        assertEquals(Optional.empty(), authenticator.identify("guessed"));
        assertEquals(store.snapshot().count(), node.status().deltas());
        assertTrue(deployments.extensions().stream().anyMatch(extension -> extension.services().contains("resolver:last-write")));
        assertEquals(List.of(), supervisor.instances());
    }

    @Test
    void aDeltaGoesInAndComesOutAsAView(Rhizome node) throws Exception {
        Delta delta = Delta.by("itest").at(1).set("container:1", "colour", "green");
        List<Outcome> outcomes = node.submit(List.of(delta, delta)).get();
        assertInstanceOf(Outcome.Accepted.class, outcomes.get(0));
        assertInstanceOf(Outcome.Duplicate.class, outcomes.get(1));
        LossyView view = node.lossy("container:1", Reading.DEFAULTS).orElseThrow();
        assertEquals(Map.of("colour", new Text("green")), view.properties());
    }

    @Test
    void aResolverComesAndGoesThroughTheServiceRegistry(BundleContext context, Rhizome node) throws Exception {
        node.submit(List.of(Delta.by("itest").at(1).set("container:2", "colour", "green"))).get();
        Reading choice = Reading.of(new ResolverChoice("itest-fixed", Map.of()));
        assertThrows(UnknownResolverException.class, () -> node.lossy("container:2", choice));
        ServiceRegistration<?> registration = context.registerService(
                Resolver.class, new FixedResolver(), new Hashtable<>(Map.of("rhizome.resolver.name", "itest-fixed")));
        assertEquals(Map.of("colour", new Text("fixed")), node.lossy("container:2", choice).orElseThrow().properties());
        registration.unregister();
        assertThrows(UnknownResolverException.class, () -> node.lossy("container:2", choice));
    }
}
