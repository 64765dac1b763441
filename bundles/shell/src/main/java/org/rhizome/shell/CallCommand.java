package org.rhizome.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome call}. */
@Command(name = "call", description = "Calls a plugin and prints its reply, both as JSON.")
final class CallCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Parameters(index = "0", paramLabel = "PLUGIN", description = "Its name, as \"rhizome plugins\" lists it.")
    private String plugin;

    @Parameters(index = "1", paramLabel = "JSON", description = "What it is asked, such as '{\"name\": \"x\"}'; or - for standard input.")
    private String json;

    @Option(names = "--timeout", paramLabel = "TIME", converter = SpanConverter.class,
            description = "How long to wait for its reply (default: 10s).")
    private Span timeout;

    @Override
    public void run() {
        String address = "/api/plugins/" + Node.escape(plugin) + "/call" + (timeout == null ? "" : "?timeout=" + timeout);
        spec.commandLine().getOut().println(options.connect().post(address, "application/json", body()).orFail().text());
    }

    private byte[] body() {
        if (!json.equals("-")) {
            return json.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return System.in.readAllBytes();
        } catch (IOException e) {
            throw new ShellException("Standard input cannot be read: " + Reasons.of(e) + ".", e);
        }
    }
}
