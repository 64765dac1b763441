package org.rhizome.delta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Deltas in deterministic CBOR, the form of {@code application/cbor} bodies: a claims map (the very bytes that are hashed), a map
 * {@code {id?, sig?, claims}} with id and signature as text, or an array of these. Nothing but the canonical encoding is taken.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class DeltaCbor {

    private static final byte[] ID = ClaimsCodec.key("id");
    private static final byte[] SIG = ClaimsCodec.key("sig");
    private static final byte[] CLAIMS = ClaimsCodec.key("claims");

    private DeltaCbor() {}

    /** As {@link #decodeSubmissions(byte[], double)}, but every delta needs its own timestamp. */
    public static List<Decoded> decodeSubmissions(byte[] cbor) {
        return decodeSubmissions(cbor, Double.NaN);
    }

    /**
     * Decodes what a client may submit: one delta or an array of them. The outcomes are in the order of the elements. Signatures are
     * not checked; an id is checked against the computed one.
     *
     * @param now the timestamp, in milliseconds since 1970, of unsigned claims that have none
     * @throws InvalidDeltaException if the body is no CBOR or is cut off, so that its elements cannot be told apart
     */
    public static List<Decoded> decodeSubmissions(byte[] cbor, double now) {
        CborReader in = new CborReader(cbor, 0, cbor.length);
        List<Decoded> outcomes = new ArrayList<>();
        if (in.major() == CborWriter.ARRAY) {
            int count = in.array("batch", 1);
            for (int i = 0; i < count; i++) {
                outcomes.add(next(cbor, in, now));
            }
        } else {
            outcomes.add(next(cbor, in, now));
        }
        in.end();
        return outcomes;
    }

    private static Decoded next(byte[] cbor, CborReader in, double now) {
        int from = in.position();
        in.skip();
        try {
            return new Decoded.Valid(decode(new CborReader(cbor, from, in.position()), now));
        } catch (InvalidDeltaException e) {
            return new Decoded.Invalid(e);
        }
    }

    private static Delta decode(CborReader in, double now) {
        int start = in.position();
        int members = in.map("delta");
        String id = in.skipKey(ID) ? in.text("id") : null;
        Signature signature = in.skipKey(SIG) ? Signature.parse(in.text("sig")) : null;
        boolean enveloped = in.skipKey(CLAIMS);
        if (!enveloped && (id != null || signature != null)) {
            throw new InvalidDeltaException("a delta must have claims after its id and sig");
        }
        if (!enveloped) {
            in.back(start);
        } else {
            in.members("delta", members, 1 + (id == null ? 0 : 1) + (signature == null ? 0 : 1));
        }
        Claims claims = ClaimsCodec.read(in, signature == null && id == null ? now : Double.NaN);
        in.end();
        Delta delta = Delta.of(claims, signature);
        if (id != null && !id.equals(delta.id().toString())) {
            throw new InvalidDeltaException("the id does not belong to these claims: their id is " + delta.id());
        }
        return delta;
    }

    /** {@code {sig?, claims}}. */
    public static byte[] encode(Delta delta) {
        CborWriter out = new CborWriter(delta.canonicalLength() + 160);
        write(delta, out);
        return out.toByteArray();
    }

    /** An array of {@code {sig?, claims}}, in the order given. */
    public static byte[] encode(Collection<Delta> deltas) {
        CborWriter out = new CborWriter(256 * (1 + Math.min(deltas.size(), 1 << 12)));
        out.array(deltas.size());
        deltas.forEach(delta -> write(delta, out));
        return out.toByteArray();
    }

    private static void write(Delta delta, CborWriter out) {
        out.map(delta.signature().isPresent() ? 2 : 1);
        delta.signature().ifPresent(signature -> {
            out.raw(SIG);
            out.text(signature.toString());
        });
        out.raw(CLAIMS);
        out.raw(delta.canonicalBytes());
    }
}
