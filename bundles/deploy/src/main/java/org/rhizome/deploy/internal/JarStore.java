package org.rhizome.deploy.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/** The jars of what serves and of what a rollback brings back, each under the sum of its bytes. */
final class JarStore {

    private static final String JAR = ".jar";

    private final Path folder;

    JarStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    boolean holdsAny() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(JAR));
        }
    }

    Path of(String sha256) {
        return folder.resolve(sha256 + JAR);
    }

    /**
     * A jar that is kept: what was inspected and trusted is what is installed, however long ago that was. Messages name the file as it lies in
     * the home folder, since whoever asks for the node's health may read them.
     *
     * @throws StepFailedException if it is not there any more, or was changed
     */
    Path unchanged(String sha256) throws StepFailedException {
        Path jar = of(sha256);
        String name = "deployments/jars/" + jar.getFileName();
        if (!Files.isRegularFile(jar)) {
            throw new StepFailedException("Its jar " + name + " is missing.");
        }
        try {
            if (!sum(jar).equals(sha256)) {
                throw new StepFailedException("Its jar " + name + " was changed on disk since it was deployed.");
            }
            return jar;
        } catch (IOException e) {
            throw new StepFailedException("Its jar " + name + " cannot be read: " + Reasons.of(e) + '.', e);
        }
    }

    /**
     * Keeps a copy that is durable when this returns.
     *
     * @return its sum in hex
     */
    String keep(Path jar) throws IOException {
        Path copy = Files.createTempFile(folder, "copy", ".part");
        try {
            String sha256 = copy(jar, copy);
            Files.move(copy, of(sha256), StandardCopyOption.ATOMIC_MOVE);
            Journal.force(folder);
            return sha256;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** The sum of a file in hex. */
    static String sum(Path jar) throws IOException {
        MessageDigest digest = sha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String copy(Path from, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(from), digest);
                FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            in.transferTo(out);
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Removes all but these. */
    void retain(Set<String> sums) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.endsWith(JAR) || !sums.contains(name.substring(0, name.length() - JAR.length()))) {
                    Files.delete(file);
                }
            }
        }
    }
}
