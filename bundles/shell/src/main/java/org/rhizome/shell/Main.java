package org.rhizome.shell;

import picocli.CommandLine;

/** The command line client of a node. */
public final class Main {

    static final int FAILED = 1;

    private Main() {}

    /** System properties: {@code rhizome.distribution}, the folder this was unpacked to; {@code rhizome.terminal}, set if stderr is one. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command. @return 0 when it did what it was asked to, 1 when it failed, 2 when it was misused */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Shell()).setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof ShellException)) {
            throw failure;
        }
        command.getErr().println("rhizome: " + failure.getMessage());
        return FAILED;
    }
}
