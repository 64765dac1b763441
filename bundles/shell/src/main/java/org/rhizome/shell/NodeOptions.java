package org.rhizome.shell;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes: which node, with which token, for whom. */
final class NodeOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--node", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080",
            description = "The node to talk to (default: ${DEFAULT-VALUE}).")
    private URI node;

    @Option(names = "--token-file", paramLabel = "FILE",
            description = "The file with the token (default: $RHIZOME_TOKEN_FILE, else secrets/admin.token in $RHIZOME_HOME, "
                    + "else in the folder \"home\" of this distribution).")
    private Path tokenFile;

    @Option(names = "--json", description = "Print for machines.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this.")
    private boolean help;

    Node connect() {
        if (node.getHost() == null || !"http".equals(node.getScheme()) && !"https".equals(node.getScheme())) {
            throw new CommandLine.ParameterException(command.commandLine(),
                    "--node wants an address such as http://127.0.0.1:8080, not \"" + node + "\".");
        }
        return new Node(node, TokenFile.of(tokenFile, System.getenv(), distribution()));
    }

    /** The address of the node as given. */
    String address() {
        return node.toString();
    }

    boolean json() {
        return json;
    }

    private static Path distribution() {
        return Path.of(System.getProperty("rhizome.distribution", "")).toAbsolutePath();
    }
}
