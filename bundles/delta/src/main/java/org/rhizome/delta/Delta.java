package org.rhizome.delta;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The atom: an immutable claim, addressed by the hash of what it says. Two deltas are equal when they say the same, so a signed and an
 * unsigned copy are equal; {@link #signature()} tells them apart. Safe to share between threads.
 *
 * <pre>{@code
 * Delta delta = Delta.of(new Claims("alice", 1717977600000.0, List.of(
 *         new Pointer("subject", new EntityRef("pkg:vim", "version")),
 *         new Pointer("value", new Text("9.0")))));
 * }</pre>
 */
public final class Delta {

    private final DeltaId id;
    private final byte[] canonical;
    private final Signature signature;
    private Claims claims; // decoded at most a few times by racing threads; Claims is deeply final, so the race is benign

    private Delta(DeltaId id, byte[] canonical, Signature signature, Claims claims) {
        this.id = id;
        this.canonical = canonical;
        this.signature = signature;
        this.claims = claims;
    }

    /** Begins a delta of that author, unsigned: {@code Delta.by("alice").at(time).set("pkg:vim", "version", "9.0")}. */
    public static Draft.Author by(String author) {
        return new Draft.Author(author, null);
    }

    /** Begins a delta of the author that {@code key} stands for, signed with it. */
    public static Draft.Author by(SigningKey key) {
        return new Draft.Author(key.author(), key);
    }

    /** The delta that makes these claims, unsigned. Encodes and hashes: about a microsecond. */
    public static Delta of(Claims claims) {
        return of(claims, null);
    }

    /**
     * The delta that makes these claims, with a signature that is <em>not</em> checked here: see {@link #verify()}.
     *
     * @param signature null when there is none
     */
    public static Delta of(Claims claims, Signature signature) {
        byte[] canonical = ClaimsCodec.encode(claims);
        return new Delta(Blake3.hash(canonical, 0, canonical.length), canonical, signature, claims);
    }

    /**
     * Strictly decodes canonical bytes and computes the id. The array is copied.
     *
     * @param signature null when there is none; not checked here
     * @throws InvalidDeltaException if the bytes are not the canonical bytes of valid claims
     */
    public static Delta fromCanonical(byte[] canonical, Signature signature) {
        byte[] own = canonical.clone();
        return new Delta(Blake3.hash(own, 0, own.length), own, signature, ClaimsCodec.decode(own));
    }

    /**
     * For a store's own checksummed records: trusts id and bytes, takes ownership of the array, decodes the claims on first use.
     *
     * @param signature null when there is none
     */
    public static Delta trusted(DeltaId id, byte[] canonical, Signature signature) {
        return new Delta(Objects.requireNonNull(id), Objects.requireNonNull(canonical), signature, null);
    }

    /** The same delta with a signature, which is not checked here; null takes it away. */
    public Delta with(Signature other) {
        return new Delta(id, canonical, other, claims);
    }

    public DeltaId id() {
        return id;
    }

    /**
     * What this delta says. Decoded on first use after {@link #trusted}.
     *
     * @throws InvalidDeltaException only after {@link #trusted} with bytes that are not claims
     */
    public Claims claims() {
        Claims known = claims;
        if (known == null) {
            known = ClaimsCodec.decode(canonical);
            claims = known;
        }
        return known;
    }

    public String author() {
        return claims().author();
    }

    /** Milliseconds since 1970. */
    public double timestamp() {
        return claims().timestamp();
    }

    /** At least one pointer, in the order written. */
    public List<Pointer> pointers() {
        return claims().pointers();
    }

    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    /** A copy of the canonical CBOR bytes of the claims. */
    public byte[] canonicalBytes() {
        return canonical.clone();
    }

    /** Bytes that {@link #putCanonical} writes. */
    public int canonicalLength() {
        return canonical.length;
    }

    /** Writes the canonical bytes to target from offset without another copy. */
    public void putCanonical(byte[] target, int offset) {
        System.arraycopy(canonical, 0, target, offset, canonical.length);
    }

    /** Strictly checks the signature against the author, every time it is called: about 0.2 ms of computing when there is one. */
    public SignatureState verify() {
        if (signature == null) {
            return SignatureState.UNSIGNED;
        }
        return signature.isOf(id, author()) ? SignatureState.VERIFIED : SignatureState.INVALID;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Delta that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The id and the claims, for people. */
    @Override
    public String toString() {
        return "Delta[" + id + ", " + claims() + (signature == null ? "]" : ", signed]");
    }
}
