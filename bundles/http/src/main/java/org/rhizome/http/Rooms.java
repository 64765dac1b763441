package org.rhizome.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.rhizome.deploy.Deployments;
import org.rhizome.gate.Gate;
import org.rhizome.node.Rhizome;
import org.rhizome.supervision.Supervisor;

/**
 * What is behind the door.
 *
 * @param administration what installs extensions; a node may be without, and it may come and go
 * @param supervision what runs plugins and views; as above
 */
record Rooms(Rhizome rhizome, Gate gate, Supplier<Optional<Deployments>> administration, Supplier<Optional<Supervisor>> supervision) {

    /** @throws Problem 501 if the node is without */
    Deployments deployments() {
        return administration.get().orElseThrow(() -> Problem.of(501, "nothing in this node installs extensions while it runs: the bundle"
                + " org.rhizome.deploy is not started; start a node that has the feature admin"));
    }

    /** @throws Problem 501 if the node is without */
    Supervisor supervisor() {
        return supervision.get().orElseThrow(() -> Problem.of(501, "nothing in this node runs plugins and views: the bundle"
                + " org.rhizome.plugins is not started; start a node that has the feature admin"));
    }
}
