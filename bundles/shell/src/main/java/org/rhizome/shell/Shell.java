package org.rhizome.shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rhizome}: says what there is. */
@Command(name = "rhizome",
        description = "Runs a node, or talks to one that runs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ImportCommand.class, ExportCommand.class, PutCommand.class, GetCommand.class, DigestCommand.class, CommandLine.HelpCommand.class
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

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"rhizome " + (version == null ? "(not packaged)" : version)};
        }
    }
}
