package org.rhizome.signing;

import java.util.Optional;

/** Whether a jar is signed, and by whom. That somebody signed it does not say that he is trusted. */
public sealed interface SignatureCheck {

    /** Nobody signed it. */
    record Unsigned() implements SignatureCheck {}

    /** Every byte of it is as its signer left it. @param signer {@code ed25519:} and the public key in hex */
    record Valid(String signer) implements SignatureCheck {}

    /** It has a signature that is not of what it holds. @param reason a sentence that names the entry at fault, and what to do */
    record Broken(String reason) implements SignatureCheck {}

    /** Checks a jar. */
    static SignatureCheck of(Jar jar) {
        Optional<JarEntry> entry = jar.entry(JarSigner.ENTRY);
        return entry.isEmpty() ? new Unsigned() : Verification.of(jar, entry.get());
    }
}
