package org.rhizome.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    @Parameters(paramLabel = "ENTITY", description = "Its id, such as pkg:7zip.")
    private String entity;

    @Option(names = "--lossless", description = "Show every claim that is not negated, with author and time.")
    private boolean lossless;

    @Option(names = "--resolver", paramLabel = "[PROPERTY=]NAME",
            description = "Let this resolver decide, for all properties or for one; may be given several times.")
    private List<String> resolvers = List.of();

    @Override
    public void run() {
        if (lossless && !resolvers.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--lossless shows every claim, so there is nothing for --resolver to decide.");
        }
        Reply reply = options.connect().get(path(entity, lossless, resolvers));
        if (!reply.ok()) {
            throw new ShellException(reply.problem());
        }
        EntityPrinter printer = new EntityPrinter(spec.commandLine().getOut());
        if (options.json()) {
            spec.commandLine().getOut().println(reply.text());
        } else if (lossless) {
            printer.lossless(reply.object());
        } else {
            printer.lossy(reply.object());
        }
    }

    static String path(String entity, boolean lossless, List<String> resolvers) {
        String path = "/api/entities/" + Node.escape(entity) + (lossless ? "/lossless" : "");
        List<String> parameters = new ArrayList<>();
        for (String resolver : resolvers) {
            int equals = resolver.lastIndexOf('='); // a resolver's name holds none, a property's may
            String key = equals < 0 ? "resolver" : "resolver." + Node.escape(resolver.substring(0, equals));
            parameters.add(key + "=" + Node.escape(resolver.substring(equals + 1)));
        }
        return parameters.isEmpty() ? path : path + parameters.stream().collect(Collectors.joining("&", "?", ""));
    }
}
