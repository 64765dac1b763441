package org.rhizome.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the component, PID {@code org.rhizome.core}. */
@ObjectClassDefinition(name = "Rhizome core", description = "Bounds of the ingest queue, of views and of queries.")
public @interface CoreConfig {

    @AttributeDefinition(name = "Queue, deltas", description = "Deltas that may wait for the writer before senders are slowed.", min = "1")
    int queue_deltas() default 131_072;

    @AttributeDefinition(name = "Queue, MiB", description = "Canonical bytes that may wait for it, as MiB.", min = "1")
    int queue_mebibytes() default 64;

    @AttributeDefinition(
            name = "Maintained views, MiB", description = "Estimated memory of the maintained lossy views; 0 keeps none.", min = "0")
    int cache_mebibytes() default 64;

    @AttributeDefinition(
            name = "Query, steps", description = "What a query may cost: about one look at one delta by one operator each.", min = "1")
    long query_steps() default 20_000_000;

    @AttributeDefinition(name = "Resolver, ms", description = "How long one call of a resolver may take before it is given up.", min = "1")
    int resolver_millis() default 1_000;
}
