package org.rhizome.plugins.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the component, PID {@code org.rhizome.plugins}. */
@ObjectClassDefinition(name = "Rhizome plugins", description = "Bounds of plugins and views.")
public @interface PluginsConfig {

    @AttributeDefinition(name = "Mailbox", description = "Calls that may wait for a plugin or view, and timers it may have.", min = "1")
    int mailbox() default 1_000;

    @AttributeDefinition(name = "Call, ms", description = "How long one call of a plugin or view may take before it is interrupted.", min = "1")
    int call_millis() default 10_000;

    @AttributeDefinition(
            name = "Grace, ms", description = "How long an interrupted call may take to come back before its thread is given up.", min = "1")
    int grace_millis() default 2_000;

    @AttributeDefinition(name = "Crashes", description = "More of them than this within the window lead to quarantine.", min = "0")
    int crashes() default 5;

    @AttributeDefinition(name = "Window, s", description = "In which crashes are counted.", min = "1")
    int crashes_seconds() default 60;

    @AttributeDefinition(name = "Save, deltas", description = "Handled deltas after which a state is saved at the latest.", min = "1")
    int save_deltas() default 1_000;

    @AttributeDefinition(name = "Save, ms", description = "Time after which a change of a state is saved at the latest.", min = "1")
    int save_millis() default 1_000;

    @AttributeDefinition(name = "Depth", description = "Longest chain of derivations that is let in.", min = "1")
    int depth() default 8;

    @AttributeDefinition(name = "Emissions", description = "Most claims that one delta, call or timer may lead to.", min = "1", max = "10000")
    int emissions() default 1_000;

    @AttributeDefinition(
            name = "Remembered, deltas",
            description = "Most members of incomplete transactions that a plugin remembers; of more it forgets the oldest.",
            min = "1")
    int remembered_deltas() default 100_000;
}
