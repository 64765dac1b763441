package org.rhizome.shell;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome history}. */
@Command(name = "history",
        description = "Shows the values of a property over time, oldest first: since when, what, and the claims that made it so.")
final class HistoryCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Mixin
    private ReadingOptions reading;

    @Parameters(index = "0", paramLabel = "ENTITY", description = "Its id, such as pkg:7zip.")
    private String entity;

    @Parameters(index = "1", paramLabel = "PROPERTY", description = "The property whose values to show, such as version.")
    private String property;

    @Override
    public void run() {
        HistoryPages pages = new HistoryPages(options.connect(), entity, property, reading.parameters());
        HistoryPrinter printer = new HistoryPrinter(spec.commandLine().getOut());
        if (options.json()) {
            printer.json(entity, property, pages);
        } else {
            printer.rows(entity, property, pages);
        }
    }
}
