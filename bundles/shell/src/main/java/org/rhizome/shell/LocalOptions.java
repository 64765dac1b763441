package org.rhizome.shell;

import picocli.CommandLine.Option;

/** What every command takes that talks to no node. */
final class LocalOptions {

    @Option(names = "--json", description = "Print for machines.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this.")
    private boolean help;

    boolean json() {
        return json;
    }
}
