package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Prints for people what a deployment does, step by step, and what came of it. */
final class DeploymentPrinter {

    private final PrintWriter out;
    private int printed;

    DeploymentPrinter(PrintWriter out) {
        this.out = out;
    }

    /** What it changes, and what an operator should know. @param deployment or plan */
    void changes(Map<?, ?> deployment) {
        ((List<?>) deployment.get("changes")).forEach(change -> out.println("  " + change((Map<?, ?>) change)));
        ((List<?>) deployment.get("warnings")).forEach(warning -> out.println("  warning: " + Terminal.text(warning)));
        out.flush();
    }

    /** {@code upgrade org.example.x 1.0.0 -> 1.1.0  resolver:x  from ed25519:0123456789abcdef}. */
    static String change(Map<?, ?> change) {
        String from = Terminal.text(change.get("from"));
        String to = Terminal.text(change.get("to"));
        String services = Terminal.text(change.get("services"));
        String signer = Terminal.signer(change.get("signer"));
        return Terminal.text(change.get("action")).replace('_', ' ') + " " + Terminal.text(change.get("extension"))
                + (from.isEmpty() ? "" : " " + from) + (from.isEmpty() || to.isEmpty() ? "" : " ->") + (to.isEmpty() ? "" : " " + to)
                + (services.isEmpty() ? "" : "  " + services) + (signer.isEmpty() ? "" : "  from " + signer);
    }

    /** The steps that were not printed yet. */
    void steps(Map<?, ?> deployment) {
        List<?> steps = (List<?>) deployment.get("steps");
        for (Object step : steps.subList(Math.min(printed, steps.size()), steps.size())) {
            Map<?, ?> it = (Map<?, ?>) step;
            String detail = Terminal.text(it.get("detail"));
            out.println("  " + Terminal.time(it.get("at")) + "  " + Terminal.text(it.get("phase")).replace('_', ' ')
                    + (detail.isEmpty() ? "" : ": " + detail));
        }
        printed = Math.max(printed, steps.size());
        out.flush();
    }

    /** What comparing answers found, and what became of the versions that were retired. */
    void findings(Map<?, ?> deployment) {
        if (deployment.get("comparison") instanceof Map<?, ?> comparison) {
            out.println("  compared " + Terminal.text(comparison.get("compared")) + " answers, " + Terminal.text(comparison.get("differing"))
                    + " differed");
            ((List<?>) comparison.get("examples")).forEach(example -> out.println("    " + Terminal.text(example)));
        }
        for (Object each : (List<?>) deployment.get("leaks")) {
            Map<?, ?> leak = (Map<?, ?>) each;
            String version = Terminal.text(leak.get("extension")) + " " + Terminal.text(leak.get("version"));
            String time = Terminal.text(leak.get("millis")) + " ms";
            String holders = Terminal.text(leak.get("heldBy"));
            out.println("  " + version + (Boolean.TRUE.equals(leak.get("collected")) ? " left the memory after " + time
                    : " is still in memory after " + time + (holders.isEmpty() ? "" : ", held by " + holders)));
        }
        out.flush();
    }
}
