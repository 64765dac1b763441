package org.rhizome.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the HTTP door. */
@ObjectClassDefinition(name = "Rhizome HTTP", description = "Where the node listens and what one client may ask of it.")
@interface HttpConfig {

    @AttributeDefinition(name = "Host", description = "Address to listen on; the framework property rhizome.http overrides host and port.")
    String host() default "127.0.0.1";

    @AttributeDefinition(name = "Port", description = "Port to listen on; 0 takes a free one.")
    int port() default 8080;

    @AttributeDefinition(name = "Longest body", description = "Bytes of a body that is not a stream.")
    int max_body_bytes() default 16 << 20;

    @AttributeDefinition(name = "Longest line", description = "Bytes of one line of a stream.")
    int max_line_bytes() default 1 << 20;

    @AttributeDefinition(name = "Memory for bodies", description = "Bytes that all bodies being read may hold together.")
    int max_held_bytes() default 64 << 20;

    @AttributeDefinition(name = "Idle timeout", description = "Seconds for which a connection may be silent.")
    int idle_timeout_seconds() default 30;

    @AttributeDefinition(name = "Connections", description = "Connections open at one time; more wait to be accepted.")
    int max_connections() default 1024;

    @AttributeDefinition(name = "Endpoint timeout", description = "Seconds that a call of an extension's endpoint may take.")
    int endpoint_timeout_seconds() default 10;
}
