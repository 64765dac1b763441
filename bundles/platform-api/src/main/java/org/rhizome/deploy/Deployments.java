package org.rhizome.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one way by which extensions come, change and go: HTTP, shell, console and the drop-in folder are clients of it. Every step is
 * journaled before it is taken, and after a kill at any of them the node starts with what was committed. Safe for any thread.
 */
@ProviderType
public interface Deployments {

    /**
     * What {@link #deploy} would do, or why it would refuse. Changes nothing.
     *
     * @param jars of one or more extensions that belong together; read during the call only
     */
    Plan plan(List<Path> jars);

    /**
     * Installs extensions, or replaces those that are here, all of them in one step. Copies the jars and returns once the plan is
     * journaled; what happens then, one deployment at a time, can be followed in {@link #deployment}.
     *
     * @param by who asks, for the record
     * @throws DeploymentRefusedException if the plan has refusals; nothing was changed
     */
    Deployment deploy(List<Path> jars, Options options, String by);

    /**
     * Goes back to the version before: at once while the current one is on probation, otherwise by a deployment of its own. A deployment of
     * the extension that has not swapped yet fails at its next step instead. One that was swapped back just now is the answer as it is. The
     * version before serves without probation: its errors do not bring back the one that somebody decided to leave.
     *
     * @return the deployment that is undone or, where none is, a new one
     * @throws DeploymentRefusedException if there is no such extension or no version before
     */
    Deployment rollback(String extension, String by);

    /**
     * Takes an extension away.
     *
     * @throws DeploymentRefusedException if there is no such extension or others need it
     */
    Deployment remove(String extension, String by);

    /** How deployments are done here unless somebody says otherwise, as configured. */
    Options usual();

    Optional<Deployment> deployment(long number);

    /** Deployments with numbers below {@code before}, newest first. */
    List<Deployment> deployments(long before, int limit);

    /** Completes when the deployment has ended, with how it ended. Completed at once for one that has. */
    CompletableFuture<Deployment> ended(long number);

    /** Everything that is an extension here, by name, those that came with the distribution included. */
    List<Extension> extensions();

    /**
     * How a deployment is done.
     *
     * @param deadline for starting, health and catching up, each
     * @param shadow for how long answers are compared before the swap; zero for not at all
     * @param tolerated differences that do not stop it; -1 for any number
     * @param probation for how long the former version stays ready to return
     * @param errorBudget failures of the new version during probation that are forgiven
     */
    record Options(Duration deadline, Duration shadow, int tolerated, Duration probation, int errorBudget) {

        /** 30 s for each step, no comparison, 10 s of probation without any failure. */
        public static final Options DEFAULTS = new Options(Duration.ofSeconds(30), Duration.ZERO, 0, Duration.ofSeconds(10), 0);
    }
}
