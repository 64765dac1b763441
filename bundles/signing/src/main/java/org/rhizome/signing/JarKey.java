package org.rhizome.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.rhizome.delta.SigningKey;

/**
 * An Ed25519 key that signs jars. What it signs has another length than what deltas are signed by, so one key may do both without a
 * signature of the one ever being one of the other. Safe for any thread.
 */
public final class JarKey {

    private static final String OWNER_ONLY = "rw-------";
    private static final Set<PosixFilePermission> OF_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final byte[] seed;
    private final PrivateKey secret;
    private final String signer;

    private JarKey(byte[] seed) {
        this.seed = seed;
        this.signer = SigningKey.ofSeed(seed).author();
        try {
            this.secret = KeyFactory.getInstance("Ed25519").generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /** A new key from the JDK's secure randomness. */
    public static JarKey random() {
        byte[] seed = new byte[SigningKey.SEED_LENGTH];
        new SecureRandom().nextBytes(seed);
        return new JarKey(seed);
    }

    /** @param seed {@value SigningKey#SEED_LENGTH} bytes */
    public static JarKey ofSeed(byte[] seed) {
        return new JarKey(seed.clone());
    }

    /**
     * The key of a file that {@link #write} made: one line, the seed in hex.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it holds no key, or others than its owner may read it; the message says what to do
     */
    public static JarKey read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-f]{" + 2 * SigningKey.SEED_LENGTH + "}")) {
            throw new IllegalArgumentException("The file " + file + " holds no key, which is one line of " + 2 * SigningKey.SEED_LENGTH
                    + " lowercase hex digits: make one with \"rhizome key FILE\".");
        }
        if (hasPermissions() && !OF_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalArgumentException("The key file " + file + " can be read or written by others than its owner: if nobody did, "
                    + "say \"chmod 600 "
                    + file + "\", else make a new key with \"rhizome key FILE\".");
        }
        return new JarKey(HexFormat.of().parseHex(text));
    }

    /**
     * Writes the key to a new file that only its owner can read.
     *
     * @throws FileAlreadyExistsException if there is one: a key is never overwritten
     */
    public void write(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileAttribute<?>[] attributes = hasPermissions()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))}
                : new FileAttribute<?>[0];
        try (var out = Files.newByteChannel(file, options, attributes)) {
            out.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(seed) + "\n"));
        }
    }

    /** Who signs with it: {@code ed25519:} and the public key in hex. */
    public String signer() {
        return signer;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of this JDK does not sign", e);
        }
    }

    private static boolean hasPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** The signer; never the secret. */
    @Override
    public String toString() {
        return "JarKey[" + signer + "]";
    }
}
