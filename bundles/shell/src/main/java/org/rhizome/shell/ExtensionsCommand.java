package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rhizome extensions}. */
@Command(name = "extensions", description = "Lists the extensions of the node: what serves, what it offers, what does not and why.")
final class ExtensionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Override
    public void run() {
        Reply reply = options.connect().get("/api/extensions").orFail();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(reply.text());
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        ((List<?>) reply.object().get("extensions")).forEach(extension -> rows.add(row((Map<?, ?>) extension)));
        Columns.of(rows).forEach(out::println);
        out.flush();
    }

    private static List<String> row(Map<?, ?> extension) {
        String version = Terminal.text(extension.get("version"));
        String health = Terminal.text(extension.get("health"));
        return List.of(Terminal.text(extension.get("name")), version.isEmpty() ? "-" : version, Terminal.text(extension.get("state")),
                Terminal.text(extension.get("services")), health.equals("ok") ? "" : health);
    }
}
