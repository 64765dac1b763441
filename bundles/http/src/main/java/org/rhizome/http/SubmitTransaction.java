package org.rhizome.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.rhizome.delta.Decoded;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.json.JsonException;
import org.rhizome.node.Outcome;
import org.rhizome.node.Rhizome;

/** {@code POST /api/transactions}: deltas and the manifest that makes a transaction of them, all or nothing. */
final class SubmitTransaction {

    private static final String OTHERS = "not stored: another delta of the transaction was rejected";

    private final Rhizome rhizome;
    private final Clock clock;
    private final Budget budget;
    private final WholeBody body;

    SubmitTransaction(Rhizome rhizome, Caps caps, Budget budget, Clock clock) {
        this.rhizome = rhizome;
        this.clock = clock;
        this.budget = budget;
        this.body = new WholeBody(caps.bodyBytes(), "send the members to /api/deltas and their manifest last");
    }

    /** @param manifest null when nothing was stored */
    private record Done(Tally tally, DeltaId manifest) {}

    void answer(Exchange exchange) throws Exception {
        Acknowledgement.check(exchange.query());
        MediaType type = MediaType.among(exchange, "a transaction comes", MediaType.JSON, MediaType.CBOR);
        MediaType.requirePlain(exchange);
        Done done;
        try (Budget.Share share = budget.share()) {
            byte[] bytes = body.read(exchange, share);
            done = exchange.compute(() -> submit(read(type, bytes), exchange.identity().name()));
        } catch (JsonException e) {
            throw Problem.badRequest("the body must be a transaction as JSON, {\"deltas\": [...], \"intent\": ...}: " + e.getMessage());
        }
        exchange.json(done.tally.status(), done.tally.write(done.manifest));
    }

    private TransactionBody read(MediaType type, byte[] bytes) {
        return type == MediaType.CBOR ? TransactionBody.cbor(bytes, clock.millis()) : TransactionBody.json(bytes, clock.millis());
    }

    private Done submit(TransactionBody transaction, String caller) {
        List<Delta> members = new ArrayList<>();
        for (Decoded decoded : transaction.deltas()) {
            if (decoded instanceof Decoded.Valid valid) {
                members.add(valid.delta());
            }
        }
        Tally tally = new Tally(Rhizome.MAX_BATCH, Rhizome.MAX_BATCH);
        if (members.size() < transaction.deltas().size()) {
            reject(transaction.deltas(), tally);
            return new Done(tally, null);
        }
        Manifest manifest = Manifest.of(transaction, members, caller, clock.millis());
        List<Delta> whole = new ArrayList<>(members);
        if (!manifest.sent()) {
            whole.add(manifest.delta());
        }
        count(Answered.by(rhizome.submitWhole(whole)), members.size(), tally);
        return new Done(tally, tally.status() == 200 ? manifest.delta().id() : null);
    }

    private static void reject(List<Decoded> deltas, Tally tally) {
        for (int i = 0; i < deltas.size(); i++) {
            switch (deltas.get(i)) {
                case Decoded.Invalid invalid -> tally.reject(i, 0, invalid.fault().getMessage(), invalid.fault().pointer());
                case Decoded.Valid valid -> tally.reject(i, 0, OTHERS, "");
            }
        }
    }

    /** The manifest that the node wrote comes last and does not count. */
    private static void count(List<Outcome> outcomes, int members, Tally tally) {
        for (int i = 0; i < members; i++) {
            tally.count(i, 0, outcomes.get(i));
        }
    }
}
