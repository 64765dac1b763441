package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rhizome plugins}. */
@Command(name = "plugins", description = "Lists the plugins and views that run: what they have handled, how far behind they are, what ails them.")
final class PluginsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Override
    public void run() {
        Reply reply = options.connect().get("/api/plugins").orFail();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(reply.text());
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        ((List<?>) reply.object().get("instances")).forEach(instance -> rows.add(row((Map<?, ?>) instance)));
        Columns.of(rows).forEach(out::println);
        out.flush();
    }

    private static List<String> row(Map<?, ?> it) {
        return List.of(Terminal.text(it.get("type")), Terminal.text(it.get("name")), Terminal.text(it.get("version")),
                Terminal.text(it.get("state")).replace('_', ' '), count("handled", it.get("handled")), count("behind", it.get("lag")),
                count("made", it.get("emitted")), count("refused", it.get("refusedEmissions")), count("restarts", it.get("restarts")),
                Terminal.text(it.get("reason")));
    }

    private static String count(String what, Object count) {
        return what + " " + Terminal.text(count);
    }
}
