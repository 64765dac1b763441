package org.rhizome.shell;

import java.io.PrintWriter;
import java.nio.file.Path;
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

/** {@code rhizome deploy}. */
@Command(name = "deploy",
        description = "Installs extensions, or replaces those that are there while requests run; several jars change together or not at all.")
final class DeployCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Mixin
    private FollowOptions following;

    @Parameters(paramLabel = "JAR", arity = "1..*", description = "Extensions that belong together.")
    private List<Path> jars;

    @Option(names = "--dry-run", description = "Only say what would be done, or why it would be refused.")
    private boolean dry;

    @Option(names = "--deadline", paramLabel = "TIME", converter = SpanConverter.class,
            description = "For starting, health and catching up, each (default: 30s).")
    private Span deadline;

    @Option(names = "--shadow", paramLabel = "TIME", converter = SpanConverter.class,
            description = "Compare the answers of both versions for that long before the new one takes over.")
    private Span shadow;

    @Option(names = "--tolerate", paramLabel = "N",
            description = "How many answers may differ, or all (default: 0).")
    private String tolerate;

    @Option(names = "--probation", paramLabel = "TIME", converter = SpanConverter.class,
            description = "How long the former version stays ready to return (default: 10s).")
    private Span probation;

    @Option(names = "--errors", paramLabel = "N",
            description = "How many failures of the new version are forgiven until then (default: 0).")
    private String errors;

    @Override
    public void run() {
        Node node = options.connect();
        String address = "/api/extensions" + parameters();
        Reply reply = jars.size() == 1 ? node.postJar(address, jars.getFirst()) : node.postForm(address, new JarForm(jars));
        if (dry) {
            plan(reply.orFail());
        } else {
            new Following(node, spec.commandLine().getOut(), options).follow(reply, following.most());
        }
    }

    private String parameters() {
        List<String> all = new ArrayList<>();
        add("dryRun", dry ? "true" : null, all);
        add("deadline", deadline, all);
        add("shadow", shadow, all);
        add("tolerate", tolerate, all);
        add("probation", probation, all);
        add("errors", errors, all);
        return all.isEmpty() ? "" : "?" + String.join("&", all);
    }

    private static void add(String name, Object value, List<String> all) {
        if (value != null) {
            all.add(name + "=" + Node.escape(value.toString()));
        }
    }

    private void plan(Reply reply) {
        PrintWriter out = spec.commandLine().getOut();
        Map<?, ?> plan = reply.object();
        if (options.json()) {
            out.println(reply.text());
        } else {
            new DeploymentPrinter(out).changes(plan);
        }
        List<?> refusals = (List<?>) plan.get("refusals");
        if (!refusals.isEmpty()) {
            throw new ShellException("This would be refused:" + refusals.stream().map(each -> "\n  " + Terminal.text(each))
                    .collect(Collectors.joining()));
        }
    }
}
