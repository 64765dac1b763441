package org.rhizome.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rhizome.delta.Decoded;
import org.rhizome.delta.DeltaCbor;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.json.JsonReader;
import org.rhizome.node.Rhizome;

/**
 * The body of {@code POST /api/transactions}. Strings are as the client wrote them.
 *
 * @param deltas each judged alone
 */
record TransactionBody(List<Decoded> deltas, Optional<String> intent, Optional<String> author, Optional<String> transaction) {

    static final String DELTAS = "deltas";
    static final String INTENT = "intent";
    static final String AUTHOR = "author";
    static final String TRANSACTION = "transaction";

    /** One place of a batch is for the manifest. */
    static final int MOST = Rhizome.MAX_BATCH - 1;

    TransactionBody {
        if (deltas.isEmpty()) {
            throw Problem.badRequest("a transaction needs deltas: {\"deltas\": [...]}").at("/" + DELTAS);
        }
        if (deltas.size() > MOST) {
            throw tooMany();
        }
    }

    private static Problem tooMany() {
        return Problem.tooLarge("a transaction may hold " + MOST + " deltas in one request; send the members to /api/deltas and their"
                + " manifest last").at("/" + DELTAS + "/" + MOST);
    }

    /**
     * @param now the timestamp of claims that have none
     * @throws Problem 400 if that is no transaction
     */
    static TransactionBody json(byte[] json, long now) {
        List<Decoded> deltas = null;
        String intent = null;
        String author = null;
        String transaction = null;
        JsonReader in = new JsonReader(json);
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case DELTAS -> {
                    requireFirst(deltas, name);
                    deltas = deltas(json, in, now);
                }
                case INTENT -> intent = once(intent, name, in);
                case AUTHOR -> author = once(author, name, in);
                case TRANSACTION -> transaction = once(transaction, name, in);
                default -> throw Problem.badRequest("unknown key \"" + Percent.printable(name)
                        + "\": a transaction has deltas and, if you like, intent, author and transaction");
            }
        }
        in.end();
        return new TransactionBody(deltas == null ? List.of() : deltas,
                Optional.ofNullable(intent), Optional.ofNullable(author), Optional.ofNullable(transaction));
    }

    private static String once(String before, String name, JsonReader in) {
        requireFirst(before, name);
        return in.string();
    }

    private static void requireFirst(Object before, String name) {
        if (before != null) {
            throw Problem.badRequest("duplicate key \"" + name + "\"").at("/" + name);
        }
    }

    private static List<Decoded> deltas(byte[] json, JsonReader in, long now) {
        List<Decoded> deltas = new ArrayList<>();
        in.beginArray();
        while (in.nextElement()) {
            if (deltas.size() == MOST) {
                throw tooMany();
            }
            JsonReader.Slice slice = in.skip();
            deltas.add(delta(json, slice, now));
        }
        return deltas;
    }

    private static Decoded delta(byte[] json, JsonReader.Slice slice, long now) {
        try {
            return new Decoded.Valid(DeltaJson.decodeSubmission(json, slice.offset(), slice.length(), now));
        } catch (InvalidDeltaException e) {
            return new Decoded.Invalid(e);
        }
    }

    /** The deltas alone; as {@link #json}. */
    static TransactionBody cbor(byte[] cbor, long now) {
        try {
            return new TransactionBody(DeltaCbor.decodeSubmissions(cbor, now), Optional.empty(), Optional.empty(), Optional.empty());
        } catch (InvalidDeltaException e) {
            throw Problem.badRequest("the body is not CBOR: " + e.getMessage());
        }
    }
}
