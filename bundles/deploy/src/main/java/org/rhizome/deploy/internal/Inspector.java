package org.rhizome.deploy.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.rhizome.deploy.DeploymentRefusedException;

/** Reads what a jar is without installing it. */
interface Inspector {

    /**
     * @throws DeploymentRefusedException if it is nothing that may be deployed
     */
    Candidate inspect(Path jar);

    /** Whose jar it is, as it says itself, whether it may be deployed or not; empty when that cannot be read. */
    Optional<String> extension(Path jar);
}
