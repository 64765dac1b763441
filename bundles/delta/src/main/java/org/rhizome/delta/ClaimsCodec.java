package org.rhizome.delta;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Claims as deterministic CBOR and back. Keys come in the order of their encoded bytes: shorter first. */
final class ClaimsCodec {

    private static final byte[] AUTHOR = key("author");
    private static final byte[] POINTERS = key("pointers");
    private static final byte[] TIMESTAMP = key("timestamp");
    private static final byte[] ROLE = key("role");
    private static final byte[] TARGET = key("target");
    private static final byte[] ID = key("id");
    private static final byte[] DELTA = key("delta");
    private static final byte[] CONTEXT = key("context");
    private static final byte[] MIME = key("mime");
    private static final byte[] VALUE = key("value");

    /** A map head, both keys and the smallest role and target. */
    private static final int MIN_POINTER = 1 + ROLE.length + 2 + TARGET.length + 1;

    private ClaimsCodec() {}

    static byte[] key(String name) {
        CborWriter out = new CborWriter(16);
        out.textBytes(name.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    static byte[] encode(Claims claims) {
        CborWriter out = new CborWriter(256);
        out.map(3);
        out.raw(AUTHOR);
        out.text(claims.author());
        out.raw(POINTERS);
        List<Pointer> pointers = claims.pointers();
        out.array(pointers.size());
        for (int i = 0; i < pointers.size(); i++) {
            write(pointers.get(i), out);
        }
        out.raw(TIMESTAMP);
        out.number(claims.timestamp());
        return out.toByteArray();
    }

    private static void write(Pointer pointer, CborWriter out) {
        out.map(2);
        out.raw(ROLE);
        out.text(pointer.role());
        out.raw(TARGET);
        switch (pointer.target()) {
            case Text text -> out.text(text.value());
            case Num number -> out.number(number.value());
            case Bool bool -> out.bool(bool.value());
            case EntityRef ref -> reference(ID, ref.id(), ref.context(), out);
            case DeltaRef ref -> reference(DELTA, ref.delta(), ref.context(), out);
            case Bytes bytes -> {
                out.map(2);
                out.raw(MIME);
                out.text(bytes.mime());
                out.raw(VALUE);
                out.bytes(bytes.shared());
            }
        }
    }

    private static void reference(byte[] key, String id, String context, CborWriter out) {
        out.map(context == null ? 1 : 2);
        out.raw(key);
        out.text(id);
        if (context != null) {
            out.raw(CONTEXT);
            out.text(context);
        }
    }

    /** The claims that {@code cbor} spells canonically, and nothing after them. */
    static Claims decode(byte[] cbor) {
        CborReader in = new CborReader(cbor, 0, cbor.length);
        Claims claims = read(in, Double.NaN);
        in.end();
        return claims;
    }

    /**
     * Reads canonical claims and leaves {@code in} after them.
     *
     * @param otherwise the timestamp of claims that have none, or NaN if they must have one
     */
    static Claims read(CborReader in, double otherwise) {
        int members = in.map("claims");
        boolean timeless = members == 2 && !Double.isNaN(otherwise);
        if (members != 3 && !timeless) {
            throw new InvalidDeltaException("claims must be a map of author, pointers and timestamp");
        }
        in.key(AUTHOR, "author");
        String author = in.text("author");
        in.key(POINTERS, "pointers");
        Pointer[] pointers = new Pointer[in.array("pointers", MIN_POINTER)];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = pointer(in);
        }
        if (timeless) {
            return new Claims(author, otherwise, List.of(pointers));
        }
        in.key(TIMESTAMP, "timestamp");
        return new Claims(author, in.number("timestamp"), List.of(pointers));
    }

    private static Pointer pointer(CborReader in) {
        if (in.map("pointer") != 2) {
            throw new InvalidDeltaException("a pointer must be a map of role and target");
        }
        in.key(ROLE, "role");
        String role = in.text("role");
        in.key(TARGET, "target");
        return new Pointer(role, target(in));
    }

    private static Target target(CborReader in) {
        return switch (in.major()) {
            case CborWriter.TEXT -> new Text(in.text("target"));
            case CborWriter.MAP -> reference(in);
            default -> in.atBool() ? new Bool(in.bool("target")) : new Num(in.number("target"));
        };
    }

    private static Target reference(CborReader in) {
        int members = in.map("target");
        if (in.skipKey(ID)) {
            return new EntityRef(in.text("entity id"), context(in, members));
        }
        if (in.skipKey(DELTA)) {
            return new DeltaRef(in.text("delta reference"), context(in, members));
        }
        if (members == 2 && in.skipKey(MIME)) {
            String mime = in.text("mime");
            in.key(VALUE, "value");
            return new Bytes(mime, in.bytes("value"));
        }
        throw new InvalidDeltaException("target must be a map of {id, context?}, {delta, context?} or {mime, value}");
    }

    private static String context(CborReader in, int members) {
        if (members == 1) {
            return null;
        }
        if (members != 2) {
            throw new InvalidDeltaException("a reference has at most two members");
        }
        in.key(CONTEXT, "context");
        return in.text("context");
    }
}
