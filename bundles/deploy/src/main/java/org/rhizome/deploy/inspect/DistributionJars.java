package org.rhizome.deploy.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The jars that came with the distribution, known by their bytes: those below {@code extras/} and {@code repository/}. They are read when it is
 * first asked for one, and again when they changed. Safe for any thread.
 */
public final class DistributionJars {

    private static final List<String> FOLDERS = List.of("extras", "repository");

    private final Optional<Path> distribution;
    private final Map<Stamp, String> digests = new ConcurrentHashMap<>();

    /** @param distribution its folder; empty when the node was embedded in another program */
    public DistributionJars(Optional<Path> distribution) {
        this.distribution = distribution;
    }

    private record Stamp(Path file, long size, FileTime modified) {}

    /** Whether a jar with these bytes came with the distribution. */
    boolean hold(String sha256, long size) {
        return distribution.isPresent() && FOLDERS.stream().map(distribution.get()::resolve).filter(Files::isDirectory)
                .anyMatch(folder -> holds(folder, sha256, size));
    }

    private boolean holds(Path folder, String sha256, long size) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).map(DistributionJars::stamp)
                    .anyMatch(stamp -> stamp.size() == size && digests.computeIfAbsent(stamp, DistributionJars::digest).equals(sha256));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static Stamp stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(file, attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String digest(Stamp stamp) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(stamp.file())));
        } catch (IOException e) {
            throw unreadable(stamp.file(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static UncheckedIOException unreadable(Path path, IOException cause) {
        return new UncheckedIOException("The jars of the distribution cannot be compared, since its " + path.getFileName() + " cannot be read ("
                + cause.getClass().getSimpleName() + "): unpack the distribution again, or make it readable.", cause);
    }
}
