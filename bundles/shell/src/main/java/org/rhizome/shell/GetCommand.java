package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome get}. */
@Command(name = "get", description = "Shows an entity: one value per property, or with --lossless every claim that counts.")
final class GetCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Mixin
    private ReadingOptions reading;

    @Parameters(paramLabel = "ENTITY", description = "Its id, such as pkg:7zip.")
    private String entity;

    @Option(names = "--lossless", description = "Show every claim that is not negated, with author and time.")
    private boolean lossless;

    @Override
    public void run() {
        if (lossless && reading.decides()) {
            throw new CommandLine.ParameterException(spec.commandLine(),
                    "--lossless shows every claim, so there is nothing for --view or --resolver to decide. Leave one out.");
        }
        String address = lossless
                ? EntityAddress.of(entity, reading.parameters(), "lossless")
                : EntityAddress.of(entity, reading.parameters());
        Reply reply = options.connect().get(address).orFail();
        Map<?, ?> view = reply.object();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(reply.text());
        } else if (lossless) {
            new EntityPrinter(out).lossless(view);
        } else {
            new EntityPrinter(out).lossy(view);
        }
        Notes.print(view, spec.commandLine().getErr());
    }
}
