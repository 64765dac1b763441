package org.rhizome.http;

import java.time.Duration;

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
        query.duration("timeout", Duration.ZERO, Duration.ofDays(1));
    }
}
