package org.rhizome.http;

/** What a writer waits for: {@code ack} and {@code timeout}. A node alone has only one thing to offer, its own disk. */
final class Acknowledgement {

    private Acknowledgement() {}

    static void check(Query query) {
        String ack = query.text("ack").orElse("local");
        switch (ack) {
            case "local" -> { }
            case "one", "quorum", "all" -> throw Problem.badRequest(
                    "ack=" + ack + " is not supported by this node yet; every answer waits for its own disk (ack=local)");
            default -> throw Problem.badRequest("the parameter \"ack\" must be local, not " + Percent.printable(ack));
        }
        query.text("timeout").ifPresent(Acknowledgement::checkDuration);
    }

    private static void checkDuration(String text) {
        int digits = 0;
        while (digits < text.length() && digits < 9 && Character.digit(text.charAt(digits), 10) >= 0) {
            digits++;
        }
        String unit = text.substring(digits);
        if (digits == 0 || !unit.equals("ms") && !unit.equals("s")) {
            throw Problem.badRequest("the parameter \"timeout\" must be a duration such as 2s or 500ms, not " + Percent.printable(text));
        }
    }
}
