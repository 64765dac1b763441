package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints for people why a property has its value. */
final class ExplanationPrinter {

    private final PrintWriter out;

    ExplanationPrinter(PrintWriter out) {
        this.out = out;
    }

    /** The decision, then a row per claim: what became of it, value, author, time, id and why. */
    void print(String entity, String property, Map<?, ?> explanation) {
        out.println(Terminal.printable(entity) + "  " + Terminal.printable(property));
        Columns.of(List.of(
                List.of("  value", Terminal.valueOf(explanation)),
                List.of("  decided by", decider((Map<?, ?>) explanation.get("resolver"))),
                List.of("  rule", Terminal.text(explanation.get("rule"))))).forEach(out::println);
        List<List<String>> claims = claims(explanation);
        if (!claims.isEmpty()) {
            out.println();
            Columns.of(claims).forEach(out::println);
        }
        omitted(explanation.get("contributorsOmitted"), "counted");
        omitted(explanation.get("losersOmitted"), "lost");
        out.flush();
    }

    /** Name, version and bundle; a view that leaves a property out has the first only. */
    private static String decider(Map<?, ?> resolver) {
        String version = Terminal.text(resolver.get("version"));
        String bundle = Terminal.text(resolver.get("bundle"));
        return Terminal.text(resolver.get("name"))
                + (version.isEmpty() ? "" : " " + version) + (bundle.isEmpty() ? "" : " (" + bundle + ")");
    }

    private static List<List<String>> claims(Map<?, ?> explanation) {
        List<List<String>> rows = new ArrayList<>();
        if (explanation.get("winner") instanceof Map<?, ?> winner) {
            rows.add(row("  won", winner));
        }
        if (explanation.get("contributors") instanceof List<?> contributors) {
            contributors.forEach(claim -> rows.add(row("  counted", (Map<?, ?>) claim)));
        }
        ((List<?>) explanation.get("losers")).forEach(claim -> rows.add(row("  lost", (Map<?, ?>) claim)));
        return rows;
    }

    private static List<String> row(String fate, Map<?, ?> claim) {
        return List.of(fate, Terminal.valueOf(claim), Terminal.text(claim.get("author")), Terminal.time(claim.get("timestamp")),
                Terminal.shortId(claim.get("id")), Terminal.text(claim.get("why")));
    }

    private void omitted(Object count, String fate) {
        if (count != null) {
            out.println("  and " + Terminal.text(count) + " more that " + fate);
        }
    }
}
