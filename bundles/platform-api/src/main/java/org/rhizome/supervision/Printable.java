package org.rhizome.supervision;

/** What an extension says, as text that stays in its line and shows what is in it. A pure function. */
public final class Printable {

    /** Of the text; how long it was is said behind. */
    public static final int LONGEST = 4096;

    private Printable() {}

    /** The text without what would end a line or steer a terminal, and cut where it is longer than anybody reads. */
    public static String of(String text) {
        String whole = String.valueOf(text);
        int shown = Math.min(whole.length(), LONGEST);
        StringBuilder line = new StringBuilder(shown + 40);
        for (int i = 0; i < shown; i++) {
            append(line, whole.charAt(i));
        }
        return whole.length() == shown ? line.toString() : line.append("\u2026 (").append(whole.length()).append(" characters)").toString();
    }

    private static void append(StringBuilder line, char c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append(c);
            default -> {
                if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                    line.append("\\u").append(String.format("%04x", (int) c));
                } else {
                    line.append(c);
                }
            }
        }
    }
}
