package org.rhizome.delta;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/**
 * An Ed25519 key that signs deltas in the name of the author it stands for. Signing is the JDK's and deterministic (RFC 8032): the same
 * key and id give the same signature. Safe to share between threads.
 *
 * <pre>{@code
 * SigningKey key = SigningKey.random();
 * Delta delta = Delta.by(key).at(time).set("pkg:vim", "version", "9.0");
 * assert delta.verify() == SignatureState.VERIFIED;
 * }</pre>
 */
public final class SigningKey {

    /** Bytes of a seed. */
    public static final int SEED_LENGTH = 32;

    static final String AUTHOR_PREFIX = "ed25519:";

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final String author;

    private SigningKey(KeyPair pair) {
        this.secret = pair.getPrivate();
        this.author = AUTHOR_PREFIX + HexFormat.of().formatHex(encode(((EdECPublicKey) pair.getPublic()).getPoint()));
    }

    /** A new key from the JDK's secure randomness. */
    public static SigningKey random() {
        byte[] seed = new byte[SEED_LENGTH];
        new SecureRandom().nextBytes(seed);
        return ofSeed(seed);
    }

    /**
     * The key of a seed (RFC 8032 calls it the private key). The array is copied.
     *
     * @throws IllegalArgumentException if {@code seed} is not {@value #SEED_LENGTH} bytes
     */
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("a seed has " + SEED_LENGTH + " bytes, not " + seed.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Chosen(seed.clone()));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has " + ALGORITHM, e);
        }
    }

    /** The author in whose name this key signs: {@code ed25519:} and the public key in hex. */
    public String author() {
        return author;
    }

    /** The signature of the 34 multihash bytes of {@code id}. About a millisecond. */
    public Signature sign(DeltaId id) {
        try {
            java.security.Signature signer = java.security.Signature.getInstance(ALGORITHM);
            signer.initSign(secret);
            signer.update(id.multihash());
            return Signature.of(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of this JDK does not sign", e);
        }
    }

    /** The author; never the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + author + "]";
    }

    private static byte[] encode(EdECPoint point) {
        byte[] big = point.getY().toByteArray();
        byte[] bytes = new byte[Ed25519.KEY_LENGTH];
        for (int i = 0; i < Math.min(big.length, bytes.length); i++) {
            bytes[i] = big[big.length - 1 - i];
        }
        if (point.isXOdd()) {
            bytes[bytes.length - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    /**
     * Randomness that is the seed, once: the JDK derives a public key, in constant time, only while it generates a pair.
     */
    private static final class Chosen extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;
        private boolean drawn;

        Chosen(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (drawn || bytes.length != seed.length) {
                throw new IllegalStateException("this JDK makes Ed25519 keys in a way this class does not know");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
            drawn = true;
        }
    }
}
