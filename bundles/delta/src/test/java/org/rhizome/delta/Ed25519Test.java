package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Ed25519Test {

    private static final Random RANDOM = new Random(25519);

    /** The JDK's verdict, which differs from ours only at the edges that no random signature meets. */
    private static boolean jdkVerifies(byte[] key, byte[] message, byte[] signature) {
        byte[] y = new byte[32];
        for (int i = 0; i < 32; i++) {
            y[i] = key[31 - i];
        }
        boolean odd = y[0] < 0;
        y[0] &= 0x7f;
        try {
            PublicKey jdkKey = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y))));
            java.security.Signature verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(jdkKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        int bit = RANDOM.nextInt(8 * bytes.length);
        changed[bit >> 3] ^= (byte) (1 << (bit & 7));
        return changed;
    }

    @Test
    void aThousandSignaturesOfTheJdkAreVerifiedAndTheirMutationsJudgedAsItDoes() {
        for (int i = 0; i < 1000; i++) {
            SigningKey key = SigningKey.ofSeed(random(32));
            DeltaId id = DeltaId.ofHash(random(32), 0);
            Signature signature = key.sign(id);
            assertTrue(signature.isOf(id, key.author()), () -> key + " " + id);
            byte[] publicKey = Shared.bytes(key.author().substring(8));
            assertJudgedAlike(flipped(publicKey), id.multihash(), signature.bytes());
            assertJudgedAlike(publicKey, flipped(id.multihash()), signature.bytes());
            assertJudgedAlike(publicKey, id.multihash(), flipped(signature.bytes()));
        }
    }

    private static void assertJudgedAlike(byte[] key, byte[] message, byte[] signature) {
        assertEquals(jdkVerifies(key, message, signature), Ed25519.verify(key, message, signature),
                () -> Shared.hex(key) + " " + Shared.hex(message) + " " + Shared.hex(signature));
    }

    @Test
    void manySignaturesOfOneKeyAreVerified() {
        SigningKey key = SigningKey.random();
        for (int i = 0; i < 1000; i++) {
            DeltaId id = DeltaId.ofHash(random(32), 0);
            assertTrue(key.sign(id).isOf(id, key.author()), () -> key + " " + id);
        }
    }

    @Test
    void anAuthorThatNamesNoKeySignsNothing() {
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        DeltaId id = DeltaId.ofHash(new byte[32], 0);
        Signature signature = key.sign(id);
        String author = key.author();
        assertTrue(signature.isOf(id, author));
        for (String other : new String[] {"alice", "ed25519:", author.toUpperCase(java.util.Locale.ROOT), "ed25519:" + author.substring(8).toUpperCase(java.util.Locale.ROOT),
            author + "0", author.substring(0, author.length() - 1), author.replace(':', '-'), " " + author, "did:key:" + author.substring(8)}) {
            assertFalse(signature.isOf(id, other), other);
        }
        Delta claimed = Delta.by("alice").at(1).set("e", "p", 1).with(signature);
        assertEquals(SignatureState.INVALID, claimed.verify());
    }

    @Test
    void everySignatureWithSRaisedByTheOrderIsRefused() {
        BigInteger order = BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
        SigningKey key = SigningKey.ofSeed(random(32));
        DeltaId id = DeltaId.ofHash(random(32), 0);
        byte[] signature = key.sign(id).bytes();
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = signature[63 - i];
        }
        byte[] raised = new BigInteger(1, big).add(order).toByteArray();
        for (int i = 0; i < raised.length; i++) {
            signature[32 + i] = raised[raised.length - 1 - i];
        }
        assertFalse(Signature.of(signature).isOf(id, key.author()));
    }

    @Test
    void aSignatureIsDeterministicAndDoesNotShowItsSeed() {
        byte[] seed = random(32);
        SigningKey key = SigningKey.ofSeed(seed);
        DeltaId id = DeltaId.ofHash(random(32), 0);
        assertEquals(key.sign(id), SigningKey.ofSeed(seed).sign(id));
        assertFalse(key.toString().contains(Shared.hex(seed)));
        assertThrows(IllegalArgumentException.class, () -> SigningKey.ofSeed(new byte[31]));
    }

    @Test
    void aSignatureHas64BytesInLowercaseHex() {
        assertThrows(InvalidDeltaException.class, () -> Signature.of(new byte[63]));
        assertThrows(InvalidDeltaException.class, () -> Signature.parse("A".repeat(128)));
        assertThrows(InvalidDeltaException.class, () -> Signature.parse("a".repeat(127)));
        assertEquals("ab".repeat(64), Signature.parse("ab".repeat(64)).toString());
    }
}
