package org.rhizome.shell;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Prints the values of a property over time, each page before the next is asked for. */
final class HistoryPrinter {

    private final PrintWriter out;

    HistoryPrinter(PrintWriter out) {
        this.out = out;
    }

    /** A row per change: since when, the value, what caused it. Columns stand below each other within a page. */
    void rows(String entity, String property, Iterator<List<?>> pages) {
        List<?> first = pages.next();
        out.println(Terminal.printable(entity) + "  " + Terminal.printable(property));
        rows(first);
        while (pages.hasNext()) {
            rows(pages.next());
        }
    }

    private void rows(List<?> changes) {
        Columns.of(changes.stream().map(change -> row((Map<?, ?>) change)).toList()).forEach(out::println);
        requireReader();
    }

    private static List<String> row(Map<?, ?> change) {
        return List.of("  " + Terminal.time(change.get("from")), Terminal.valueOf(change), causes(change));
    }

    private static String causes(Map<?, ?> change) {
        List<?> causes = (List<?>) change.get("causes");
        long omitted = change.get("causesOmitted") instanceof Double count ? count.longValue() : 0;
        long others = causes.size() - 1 + omitted;
        return causes.isEmpty() ? "" : Terminal.shortId(causes.getFirst()) + (others == 0 ? "" : " and " + others + " more");
    }

    /** One object as the node gives it for a page, with the changes of all pages. */
    void json(String entity, String property, Iterator<List<?>> pages) {
        String separator = "";
        List<?> page = pages.next();
        out.print("{\"id\":" + JsonText.of(entity) + ",\"property\":" + JsonText.of(property) + ",\"changes\":[");
        while (true) {
            for (Object change : page) {
                out.print(separator + JsonText.of(change));
                separator = ",";
            }
            requireReader();
            if (!pages.hasNext()) {
                break;
            }
            page = pages.next();
        }
        out.println("]}");
        out.flush();
    }

    /** Nobody has to wait for pages that nobody can read. */
    private void requireReader() {
        if (out.checkError()) {
            throw new ShellException("The output cannot be written any more, so the rest of the history was not asked for.");
        }
    }
}
