package org.rhizome.security.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds one bearer token and that only its owner can read. */
final class TokenFile {

    /** Characters of 256 random bits in base64url; a shorter token could be guessed. */
    static final int TOKEN_LENGTH = 43;

    private static final int RANDOM_BYTES = 32;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER = permissions("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE = permissions("rw-------");
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
    private static final Set<PosixFilePermission> WRITE_OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path path;

    TokenFile(Path path) {
        this.path = path;
    }

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes the folder, if need be, and the file. Both are their owner's alone from the first moment; the file is never half written. */
    void create(SecureRandom random) throws IOException {
        makeFolder();
        Path fresh = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".new", OWNER_FILE);
        try {
            write(fresh, token(random) + "\n");
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * @throws IllegalStateException if others could read or replace the file, or if it holds no token; the message says what to do
     */
    String read() throws IOException {
        refuse(path, OF_OTHERS, "others can read it", "chmod 600");
        refuse(path.getParent(), WRITE_OF_OTHERS, "others can replace files in it", "chmod 700");
        String token = Files.readString(path, StandardCharsets.US_ASCII).strip();
        if (token.length() < TOKEN_LENGTH || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalStateException(path + " holds no token of at least " + TOKEN_LENGTH
                    + " printable ASCII characters on one line; delete it and start again to have a new one made");
        }
        return token;
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(path.getParent().getParent());
        try {
            Files.createDirectory(path.getParent(), OWNER_FOLDER);
        } catch (FileAlreadyExistsException exists) {
            refuse(path.getParent(), WRITE_OF_OTHERS, "others can replace files in it", "chmod 700");
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static String token(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void refuse(Path path, Set<PosixFilePermission> unwanted, String danger, String remedy) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        EnumSet<PosixFilePermission> excess = EnumSet.copyOf(unwanted);
        excess.retainAll(found);
        if (!excess.isEmpty()) {
            throw new IllegalStateException(path + " has the permissions " + PosixFilePermissions.toString(found) + ", so " + danger
                    + "; make it private with: " + remedy + " " + path);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
