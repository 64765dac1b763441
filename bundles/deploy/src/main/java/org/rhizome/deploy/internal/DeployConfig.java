package org.rhizome.deploy.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the component, PID {@code org.rhizome.deploy}. */
@ObjectClassDefinition(name = "Rhizome deployments", description = "How extensions are replaced unless a request says otherwise.")
public @interface DeployConfig {

    @AttributeDefinition(name = "Deadline, s", description = "For starting, health and catching up of a new version, each.", min = "1")
    int deadline_seconds() default 30;

    @AttributeDefinition(name = "Probation, s", description = "For how long the version before stays ready to return.", min = "0")
    int probation_seconds() default 10;

    @AttributeDefinition(name = "Error budget", description = "Failures during probation that are forgiven.", min = "0")
    int error_budget() default 0;

    @AttributeDefinition(
            name = "Hold, s", description = "For how long calls that run may take to end before a part of the node is replaced.", min = "1")
    int hold_seconds() default 4;

    @AttributeDefinition(
            name = "Part, s", description = "For how long the next version of a part of the node may take to come, while calls wait.",
            min = "1")
    int part_seconds() default 3;

    @AttributeDefinition(name = "History", description = "How many deployments are remembered.", min = "1")
    int history() default 1000;

    @AttributeDefinition(name = "Drop-in folder, ms", description = "How often it is looked at.", min = "10")
    int poll_millis() default 1000;
}
