package org.rhizome.shell;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome ask}. */
@Command(name = "ask", description = "Asks a view that an extension brought, and prints its answer as JSON.")
final class AskCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Parameters(index = "0", paramLabel = "VIEW", description = "Its name, as \"rhizome plugins\" lists it.")
    private String view;

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE", arity = "0..*", description = "The question.")
    private List<String> question = List.of();

    @Option(names = "--timeout", paramLabel = "TIME", converter = SpanConverter.class,
            description = "How long to wait for its answer (default: 10s).")
    private Span timeout;

    @Override
    public void run() {
        String parameters = question.stream().map(this::parameter).collect(Collectors.joining("&"));
        String patience = timeout == null ? "" : (parameters.isEmpty() ? "" : "&") + "timeout=" + timeout;
        String query = parameters + patience;
        String address = "/api/views/" + Node.escape(view) + "/answer" + (query.isEmpty() ? "" : "?" + query);
        spec.commandLine().getOut().println(options.connect().get(address).orFail().text());
    }

    private String parameter(String word) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "A question is made of KEY=VALUE, not \"" + word + "\".");
        }
        return Node.escape(word.substring(0, equals)) + "=" + Node.escape(word.substring(equals + 1));
    }
}
