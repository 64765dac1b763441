package org.rhizome.store.mapdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rhizome.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings heap runs to the disk and merges disk runs, in one thread of its own. A flush never waits for a merge: long merges look for
 * flushes between blocks. After a failure it tries again when more is appended.
 */
final class Compactor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);
    private static final int MOST_FLUSHES_BEHIND = 4;

    private final Path folder;
    private final Settings settings;
    private final Index index;
    private final RunWriter flushing;
    private final RunWriter merging;
    private final List<RunFile> obsolete = new ArrayList<>();
    private final Thread thread;
    private boolean manifestStale;
    private volatile boolean closing;
    private String failure;
    private boolean retry;
    private boolean trying;

    Compactor(Path folder, Settings settings, Index index) {
        this.folder = folder;
        this.settings = settings;
        this.index = index;
        this.flushing = new RunWriter(folder, settings.disk(), () -> {});
        this.merging = new RunWriter(folder, settings.disk(), this::betweenBlocks);
        this.thread = Thread.ofPlatform().daemon().name("rhizome-store-compactor").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Tells that a batch was appended. */
    synchronized void appended() {
        retry = true;
        notifyAll();
    }

    /** Waits until the heap has room for the index of another batch. @throws StoreException if the index cannot be written */
    synchronized void awaitRoom() {
        if (isBehind() && failure != null) {
            appended(); // there may be room by now
        }
        awaitFlushes();
        if (isBehind()) {
            throw new StoreException(failure() + "; make room there, then send again; nothing of this batch was stored");
        }
    }

    /** Waits until the heap has room for the index of another batch, or it is known that the index cannot be written. */
    synchronized void awaitFlushes() {
        boolean interrupted = false;
        while (isBehind() && !closing && (failure == null || retry || trying)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the heap has room for the index of another batch now. */
    synchronized boolean takesMore() {
        return failure == null || !isBehind();
    }

    private boolean isBehind() {
        return index.state().inHeap() > (long) MOST_FLUSHES_BEHIND * settings.flushDeltas();
    }

    /** Why the index cannot be written; empty when it can. */
    synchronized String failure() {
        return failure == null ? "" : "the index in " + folder + " cannot be written: " + failure;
    }

    private void run() {
        while (awaitWork()) {
            try {
                work();
                ended(null);
            } catch (IOException | RuntimeException | Error e) { // MapDB throws IOError, a mapping InternalError
                if (!closing) {
                    LOG.warn("the index in {} cannot be written; it stays in memory until it can", folder, e);
                }
                ended(reason(e));
            }
        }
    }

    /** What the system said, without the layers around it. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private synchronized boolean awaitWork() {
        while (!closing && !(hasWork() && (failure == null || retry))) {
            try {
                wait();
            } catch (InterruptedException e) {
                return false;
            }
        }
        retry = false;
        trying = true;
        return !closing;
    }

    private boolean hasWork() {
        State state = index.state();
        return manifestStale || !state.frozenRuns().isEmpty() || !MergePolicy.choose(state.disk()).isEmpty();
    }

    private synchronized void ended(String fault) {
        failure = fault;
        trying = false;
        notifyAll();
    }

    private void work() throws IOException {
        flush();
        List<DiskRun> chosen = MergePolicy.choose(index.state().disk());
        if (!chosen.isEmpty()) {
            publish(chosen, merging.write(name(chosen), chosen, index.state().segments()));
        }
        saveManifest();
    }

    private void flush() throws IOException {
        State state = index.state();
        List<HeapRun> frozen = state.frozenRuns();
        if (!frozen.isEmpty()) {
            Files.createDirectories(folder);
            publish(frozen, flushing.write(name(frozen), frozen, state.segments()));
            saveManifest();
            synchronized (this) {
                notifyAll(); // there is room in the heap again
            }
        }
    }

    private void betweenBlocks() {
        if (closing) {
            throw new StoreException("closing");
        }
        try {
            flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(List<? extends Run> newestFirst) {
        return newestFirst.getLast().span().first() + "-" + newestFirst.getFirst().span().last();
    }

    private void publish(List<? extends Run> old, DiskRun fresh) {
        manifestStale = true;
        index.replace(old, fresh);
        for (Run run : old) {
            if (run instanceof DiskRun file) {
                obsolete.addAll(file.files());
            }
        }
    }

    /** Files are deleted only when no manifest on disk names them. */
    private void saveManifest() throws IOException {
        if (manifestStale) {
            new Manifest(index.state().disk().stream().map(DiskRun::description).toList()).save(folder, settings.disk());
            manifestStale = false;
        }
        for (RunFile file : obsolete) {
            Files.deleteIfExists(file.in(folder));
        }
        obsolete.clear();
    }

    /** Stops after the block in hand. What is in heap only is made again from the segments at the next start. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
