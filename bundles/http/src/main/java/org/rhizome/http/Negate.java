package org.rhizome.http;

import java.io.IOException;
import java.time.Clock;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Draft;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;
import org.rhizome.node.Rhizome;

/** {@code POST /api/negations}: writes the delta that negates another. */
final class Negate {

    private static final int BODY_BYTES = 64 << 10;

    private final Rhizome rhizome;
    private final Budget budget;
    private final Clock clock;
    private final WholeBody body = new WholeBody(BODY_BYTES, "shorten the reason");

    Negate(Rhizome rhizome, Budget budget, Clock clock) {
        this.rhizome = rhizome;
        this.budget = budget;
        this.clock = clock;
    }

    /** What a client asks for; reason and author may be null. */
    private record Wish(String id, String reason, String author) {}

    void answer(Exchange exchange) throws IOException {
        Acknowledgement.check(exchange.query());
        MediaType.among(exchange, "a negation comes", MediaType.JSON);
        MediaType.requirePlain(exchange);
        try (Budget.Share share = budget.share()) {
            Wish wish = read(body.read(exchange, share));
            Intake intake = new Intake(rhizome, new Tally(1, 1), 1, Integer.MAX_VALUE);
            intake.add(delta(wish, exchange.identity().name()), 0, 0);
            Tally tally = intake.finish();
            exchange.json(tally.status(), tally.write());
        }
    }

    private Delta delta(Wish wish, String caller) {
        try {
            Draft draft = Delta.by(Authorship.of(wish.author, caller, "/author")).at(clock.millis());
            DeltaId id = DeltaId.parse(wish.id);
            return wish.reason == null ? draft.negate(id) : draft.negate(id, wish.reason);
        } catch (InvalidDeltaException e) {
            throw Problem.badRequest(e.getMessage());
        }
    }

    private static Wish read(byte[] body) {
        String id = null;
        String reason = null;
        String author = null;
        try {
            JsonReader in = new JsonReader(body);
            in.beginObject();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                switch (name) {
                    case "id" -> id = once(id, name, in);
                    case "reason" -> reason = once(reason, name, in);
                    case "author" -> author = once(author, name, in);
                    default -> throw Problem.badRequest("unknown key \"" + Percent.printable(name)
                            + "\": a negation has id and, if you like, reason and author");
                }
            }
            in.end();
        } catch (JsonException e) {
            throw Problem.badRequest("the body is not a negation {\"id\": ..., \"reason\": ...}: " + e.getMessage());
        }
        if (id == null) {
            throw Problem.badRequest("a negation needs the id of the delta that it negates").at("/id");
        }
        return new Wish(id, reason, author);
    }

    private static String once(String before, String name, JsonReader in) {
        if (before != null) {
            throw Problem.badRequest("duplicate key \"" + name + "\"").at("/" + name);
        }
        return in.string();
    }
}
