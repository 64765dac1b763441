package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome deployments}. */
@Command(name = "deployments", description = "Lists what was deployed, newest first, or shows one deployment with its steps.")
final class DeploymentsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "Of one deployment.")
    private Long number;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public void run() {
        Reply reply = options.connect().get(number == null ? "/api/deployments?limit=" + limit : "/api/deployments/" + number).orFail();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(reply.text());
        } else if (number == null) {
            List<List<String>> rows = new ArrayList<>();
            ((List<?>) reply.object().get("deployments")).forEach(each -> rows.add(row((Map<?, ?>) each)));
            Columns.of(rows).forEach(out::println);
        } else {
            show(reply.object(), out);
        }
        out.flush();
    }

    private static List<String> row(Map<?, ?> deployment) {
        List<?> steps = (List<?>) deployment.get("steps");
        String begun = steps.isEmpty() ? "" : Terminal.time(((Map<?, ?>) steps.getFirst()).get("at"));
        String changes = ((List<?>) deployment.get("changes")).stream().map(change -> brief((Map<?, ?>) change))
                .collect(Collectors.joining(", "));
        return List.of(Terminal.text(deployment.get("number")), begun, Terminal.text(deployment.get("state")), changes,
                Terminal.text(deployment.get("by")), Terminal.text(deployment.get("reason")));
    }

    private static String brief(Map<?, ?> change) {
        String to = Terminal.text(change.get("to"));
        return Terminal.text(change.get("action")).replace('_', ' ') + " " + Terminal.text(change.get("extension")) + (to.isEmpty() ? "" : " " + to);
    }

    private static void show(Map<?, ?> deployment, PrintWriter out) {
        out.println("deployment " + Terminal.text(deployment.get("number")) + "  " + Terminal.text(deployment.get("state")) + "  by "
                + Terminal.text(deployment.get("by")));
        DeploymentPrinter printer = new DeploymentPrinter(out);
        printer.changes(deployment);
        printer.steps(deployment);
        printer.findings(deployment);
        String reason = Terminal.text(deployment.get("reason"));
        if (!reason.isEmpty()) {
            out.println("  " + reason);
        }
    }
}
