package org.rhizome.shell;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome explain}. */
@Command(name = "explain",
        description = "Says why a property has its value: who decided, by which rule, which claims won or counted, why others lost.")
final class ExplainCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Mixin
    private ReadingOptions reading;

    @Parameters(index = "0", paramLabel = "ENTITY", description = "Its id, such as pkg:7zip.")
    private String entity;

    @Parameters(index = "1", paramLabel = "PROPERTY", description = "The property to explain, such as version.")
    private String property;

    @Override
    public void run() {
        Reply reply = options.connect().get(EntityAddress.of(entity, reading.parameters(), "explain", property)).orFail();
        Map<?, ?> explanation = reply.object();
        if (options.json()) {
            spec.commandLine().getOut().println(reply.text());
        } else {
            new ExplanationPrinter(spec.commandLine().getOut()).print(entity, property, explanation);
        }
        Notes.print(explanation, spec.commandLine().getErr());
    }
}
