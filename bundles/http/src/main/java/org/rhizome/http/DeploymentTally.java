package org.rhizome.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rhizome.deploy.Deployment;
import org.rhizome.deploy.Deployments;

/** How the deployments of the journal ended. Reads each of them once. */
final class DeploymentTally {

    private final Map<Deployment.State, Long> ended = new EnumMap<>(Deployment.State.class);
    private long counted;

    DeploymentTally() {
        for (Deployment.State state : Deployment.State.values()) {
            if (state.isEnded()) {
                ended.put(state, 0L);
            }
        }
    }

    /** A copy of the counts. Deployments run one at a time: those after the first that has not ended are not counted yet. */
    synchronized Map<Deployment.State, Long> upToDate(Deployments deployments) {
        List<Deployment> newest = deployments.deployments(Long.MAX_VALUE, 1);
        long last = newest.isEmpty() ? 0 : newest.getFirst().number();
        while (counted < last) {
            long before = Math.min(last, counted + Caps.DEPLOYMENTS) + 1;
            List<Deployment> page = deployments.deployments(before, (int) (before - counted - 1)).reversed();
            for (Deployment deployment : page) {
                if (deployment.number() <= counted) {
                    continue;
                }
                if (!deployment.state().isEnded()) {
                    return new EnumMap<>(ended);
                }
                ended.merge(deployment.state(), 1L, Long::sum);
                counted = deployment.number();
            }
            counted = Math.max(counted, before - 1);
        }
        return new EnumMap<>(ended);
    }
}
