package org.rhizome.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rhizome}: says what there is. */
@Command(name = "rhizome",
        description = "Runs a node, or talks to one that runs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ImportCommand.class, ExportCommand.class, PutCommand.class, GetCommand.class, ExplainCommand.class, HistoryCommand.class,
            DigestCommand.class, ExtensionsCommand.class, DeployCommand.class, DeploymentsCommand.class, RollbackCommand.class,
            RemoveCommand.class, PluginsCommand.class, CallCommand.class, AskCommand.class, KeyCommand.class, SignCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "  run     Runs a node in the foreground; rhizome run --help tells more."},
        mixinStandardHelpOptions = true,
        versionProvider = Shell.Version.class)
final class Shell implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do.");
    }

    /** The version that the build left beside this class. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() throws IOException {
            try (InputStream version = Shell.class.getResourceAsStream("version.txt")) {
                return new String[] {"rhizome " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()};
            }
        }
    }
}
