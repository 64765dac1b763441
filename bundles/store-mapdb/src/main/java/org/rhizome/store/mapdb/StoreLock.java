package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rhizome.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps others away from a store: other processes by a lock that the system releases however the process ends, and a second store in this
 * process by a mark in the system properties, which all versions of this bundle see. The mark is looked at first, because closing a second
 * channel to a locked file releases the lock of the whole process.
 */
final class StoreLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);

    private final String mark;
    private FileChannel channel;

    private StoreLock(String mark) {
        this.mark = mark;
    }

    /** @throws StoreException if the store is open already, or its folder cannot be used */
    static StoreLock take(Path folder) {
        try {
            Path path = folder.toRealPath().resolve("lock");
            StoreLock lock = new StoreLock("org.rhizome.store.open:" + path);
            if (System.getProperties().putIfAbsent(lock.mark, "") != null) {
                throw new StoreException("the store in " + folder + " is open in this process already; close it or choose another folder");
            }
            lock.lock(folder, path);
            return lock;
        } catch (IOException e) {
            throw new StoreException("cannot use the store's folder " + folder + ": " + e.getMessage() + "; choose another one", e);
        }
    }

    private void lock(Path folder, Path path) throws IOException {
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) { // what cannot be written cannot be spoiled by two: a read-only folder is opened for reading
            LOG.warn("the store in {} is opened without a lock because the folder cannot be written: {}", folder, e.getMessage());
            return;
        }
        if (channel.tryLock() == null) {
            close();
            throw new StoreException("the store in " + folder + " is open in another process; stop that one or choose another folder");
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.warn("cannot close {}", mark, e);
        } finally {
            System.getProperties().remove(mark);
        }
    }
}
