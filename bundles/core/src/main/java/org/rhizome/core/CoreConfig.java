package org.rhizome.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the component, PID {@code org.rhizome.core}. */
@ObjectClassDefinition(name = "Rhizome core", description = "Bounds of the ingest queue and of the view cache.")
public @interface CoreConfig {

    @AttributeDefinition(name = "Queue, deltas", description = "Deltas that may wait for the writer before senders are slowed.", min = "1")
    int queue_deltas() default 131_072;

    @AttributeDefinition(name = "Queue, MiB", description = "Canonical bytes that may wait for it, as MiB.", min = "1")
    int queue_mebibytes() default 64;

    @AttributeDefinition(name = "View cache, MiB", description = "Estimated memory of the cached lossy views; 0 keeps none.", min = "0")
    int cache_mebibytes() default 64;
}
