package org.rhizome.deploy.internal;

import java.time.Duration;
import org.rhizome.deploy.Deployments.Options;

/**
 * How deployments are done unless somebody says otherwise.
 *
 * @param options of deployments that nobody gave options for: those of the drop-in folder, rollbacks and removals
 * @param hold for how long calls may be held up to replace a part of the node
 * @param part for how long the next version of a part of the node may take to come, while calls wait
 * @param kept how many deployments are remembered
 * @param poll how often the drop-in folder is looked at
 * @param leaks for how long a version that was taken out is looked for
 */
record Settings(Options options, Duration hold, Duration part, int kept, Duration poll, Duration leaks) {

    private static final Duration LEAKS = Duration.ofSeconds(30);

    static Settings of(DeployConfig config) {
        return new Settings(
                new Options(Duration.ofSeconds(config.deadline_seconds()), Duration.ZERO, 0,
                        Duration.ofSeconds(config.probation_seconds()), config.error_budget()),
                Duration.ofSeconds(config.hold_seconds()), Duration.ofSeconds(config.part_seconds()), config.history(),
                Duration.ofMillis(config.poll_millis()), LEAKS);
    }
}
