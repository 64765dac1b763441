package org.rhizome.shell;

import java.util.List;
import java.util.stream.Stream;

/** Lays out rows so that their columns stand below each other. */
final class Columns {

    private static final String GAP = "  ";
    /** A longer cell moves only its own row. */
    private static final int WIDEST = 48;

    private Columns() {}

    static Stream<String> of(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] width = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int cell = length(row.get(i));
                width[i] = Math.max(width[i], cell <= WIDEST ? cell : 0);
            }
        }
        return rows.stream().map(row -> line(row, width));
    }

    private static String line(List<String> row, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell).append(" ".repeat(Math.max(0, width[i] - length(cell)))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
