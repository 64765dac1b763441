package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Stays with a deployment until its end, and shows its steps as they are taken. */
final class Following {

    /** How long the node may keep an answer back while nothing new happens. */
    private static final String PATIENCE = "250ms";

    private final Node node;
    private final PrintWriter out;
    private final boolean machines;

    /** @param options of the command: machines get only how it ended, as the node tells it */
    Following(Node node, PrintWriter out, NodeOptions options) {
        this.node = node;
        this.out = out;
        this.machines = options.json();
    }

    /**
     * @param begun the node's answer to whoever asked for it
     * @param most how long to wait for its end
     * @throws ShellException if it was refused, if it did not succeed, or if it has not ended by then
     */
    void follow(Reply begun, Span most) {
        long deadline = System.nanoTime() + most.duration().toNanos();
        Reply now = begun.orFail();
        Map<?, ?> deployment = now.object();
        String number = Terminal.text(deployment.get("number"));
        DeploymentPrinter printer = new DeploymentPrinter(out);
        if (!machines) {
            out.println("deployment " + number);
            printer.changes(deployment);
            printer.steps(deployment);
        }
        while (isUnderWay(deployment) && System.nanoTime() < deadline) {
            now = node.get("/api/deployments/" + number + "?wait=" + PATIENCE).orFail();
            deployment = now.object();
            if (!machines) {
                printer.steps(deployment);
            }
        }
        if (machines) {
            out.println(now.text());
        } else {
            printer.findings(deployment);
        }
        conclude(number, deployment, most);
    }

    private void conclude(String number, Map<?, ?> deployment, Span most) {
        String state = Terminal.text(deployment.get("state"));
        if (state.equals("committed")) {
            if (!machines) {
                out.println("committed");
            }
        } else if (!isUnderWay(deployment)) {
            throw new ShellException("Deployment " + number + " did not succeed (" + state + "): "
                    + Reply.sentence(Terminal.text(deployment.get("reason")))
                    + (state.equals("failed") ? " What served before never stopped serving." : " What served before serves again."));
        } else if (!most.duration().isZero()) {
            throw new ShellException("Deployment " + number + " has not ended within " + most + "; it goes on. See how with \"rhizome deployments "
                    + number + "\".");
        }
    }

    private static boolean isUnderWay(Map<?, ?> deployment) {
        return List.of("running", "probation").contains(deployment.get("state"));
    }
}
