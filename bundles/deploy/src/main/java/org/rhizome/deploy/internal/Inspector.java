package org.rhizome.deploy.internal;

import java.nio.file.Path;
import org.rhizome.deploy.DeploymentRefusedException;

/** Reads what a jar is without installing it. */
@FunctionalInterface
interface Inspector {

    /**
     * @throws DeploymentRefusedException if it is nothing that may be deployed
     */
    Candidate inspect(Path jar);
}
