package org.rhizome.shell;

import picocli.CommandLine.Option;

/** How long a command stays with the deployment that it asked for. */
final class FollowOptions {

    @Option(names = "--wait", paramLabel = "TIME", defaultValue = "10m", converter = SpanConverter.class,
            description = "How long to follow what the node does, such as 60s; 0s only asks for it (default: ${DEFAULT-VALUE}).")
    private Span wait;

    Span most() {
        return wait;
    }
}
