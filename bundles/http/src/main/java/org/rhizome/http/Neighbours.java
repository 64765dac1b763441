package org.rhizome.http;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rhizome.deploy.Deployments;
import org.rhizome.supervision.Supervisor;

/** Services that the door can do without, so that it stays open while they come and go. */
@Component(service = Neighbours.class)
public final class Neighbours {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Deployments deployments;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Supervisor supervisor;

    Optional<Deployments> deployments() {
        return Optional.ofNullable(deployments);
    }

    Optional<Supervisor> supervisor() {
        return Optional.ofNullable(supervisor);
    }
}
