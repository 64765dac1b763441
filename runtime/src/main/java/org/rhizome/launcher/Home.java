package org.rhizome.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The folder that holds everything a node keeps, locked for one process.
 *
 * <pre>
 * store/       the deltas
 * secrets/     admin.token
 * extensions/  the drop-in folder: jars put here are deployed, replaced and removed while the node runs
 * deployments/ the journal of deployments, and the jars that it names
 * plugins/     the saved states of plugins and views
 * etc/         configuration, one NAME.cfg per component; trusted-keys: who may sign extensions
 * logs/        rhizome.log
 * cache/       may be deleted while the node is stopped
 * </pre>
 */
final class Home implements AutoCloseable {

    private static final String LOCK_FILE = "lock";
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final FileChannel lock;

    private Home(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Creates what is missing and takes the lock, which a process that dies in any way leaves free. */
    static Home open(Path folder) throws LaunchException {
        try {
            for (String name : List.of("extensions", "deployments", "plugins", "etc", "logs", "cache")) {
                Files.createDirectories(folder.resolve(name), OWNER_ONLY);
            }
            requireSafe(folder.resolve("extensions"));
            requireSafe(folder.resolve("deployments"));
            requireSafe(folder.resolve("etc"));
            return lock(folder);
        } catch (IOException e) {
            throw new LaunchException("The home folder " + folder + " cannot be used (" + Reasons.of(e)
                    + "). Give a folder that you may write to with --home.", e);
        }
    }

    /** Whoever can write here can run code in the node. */
    private static void requireSafe(Path folder) throws IOException, LaunchException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE) || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new LaunchException("Others may write to " + folder + ", and with that run code in this node. Take that away: chmod go-w "
                    + folder, null);
        }
    }

    private static Home lock(Path folder) throws IOException, LaunchException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK_FILE),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!taken(channel)) {
            String owner = owner(channel);
            channel.close();
            throw new LaunchException("The home folder " + folder + " is in use by another node" + owner
                    + ". Stop that one first, or give this one its own folder with --home.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
        return new Home(folder, channel);
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held within this very process
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String process = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return process.isEmpty() ? "" : " (process " + process + ")";
    }

    Path folder() {
        return folder;
    }

    Path etc() {
        return folder.resolve("etc");
    }

    Path extensions() {
        return folder.resolve("extensions");
    }

    Path cache() {
        return folder.resolve("cache");
    }

    Path adminToken() {
        return folder.resolve("secrets").resolve("admin.token");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
