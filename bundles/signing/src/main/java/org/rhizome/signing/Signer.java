package org.rhizome.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of signers: {@code ed25519:} and a public key in 64 lowercase hex digits. */
public final class Signer {

    private static final String PREFIX = "ed25519:";
    private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    private Signer() {}

    /** Whether a text is written as a signer's name is. Of each key there is one name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether the signer signed these bytes; false too for a name that is no key. */
    static boolean signed(String signer, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key(signer));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            // The JDK says so of signatures and keys that are not of the right form.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    private static PublicKey key(String signer) throws GeneralSecurityException {
        byte[] bytes = HexFormat.of().parseHex(signer, PREFIX.length(), signer.length());
        boolean odd = (bytes[31] & 0x80) != 0;
        bytes[31] &= 0x7f;
        byte[] big = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            big[i] = bytes[bytes.length - 1 - i];
        }
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(
                    new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, big))));
        } catch (java.security.spec.InvalidKeySpecException e) {
            throw new InvalidKeyException(e);
        }
    }
}
