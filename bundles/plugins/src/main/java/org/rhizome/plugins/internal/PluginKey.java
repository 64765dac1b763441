package org.rhizome.plugins.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.rhizome.delta.SigningKey;

/** The key that a plugin signs with, in a file that only its owner can read. The first start makes it. */
final class PluginKey {

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private PluginKey() {}

    /**
     * One caller at a time: a version and its next may both find none.
     *
     * @throws IOException if it cannot be read, holds no key, or others could read it; the message says what to do
     */
    static synchronized SigningKey of(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] seed = new byte[SigningKey.SEED_LENGTH];
            new SecureRandom().nextBytes(seed);
            SafeFile.write(path, (HexFormat.of().formatHex(seed) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        Set<PosixFilePermission> excess = EnumSet.copyOf(OF_OTHERS);
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        excess.retainAll(found);
        if (!excess.isEmpty()) {
            throw new IOException(path + " has the permissions " + PosixFilePermissions.toString(found)
                    + ", so others can use the key of a plugin; make it private with: chmod 600 " + path);
        }
        try {
            return SigningKey.ofSeed(HexFormat.of().parseHex(Files.readString(path, StandardCharsets.US_ASCII).strip()));
        } catch (IllegalArgumentException e) {
            throw new IOException(path + " holds no key, which is " + 2 * SigningKey.SEED_LENGTH
                    + " hex digits; restore it, or delete it to have the plugin make claims under a new key", e);
        }
    }
}
