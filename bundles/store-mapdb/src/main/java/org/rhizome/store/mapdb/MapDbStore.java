package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.rhizome.delta.Delta;
import org.rhizome.store.Appended;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.DeltaStore;
import org.rhizome.store.Snapshot;
import org.rhizome.store.StoreException;
import org.rhizome.store.StoreHealth;
import org.rhizome.store.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store in one folder: {@code segments} hold the deltas, {@code index} is derived and may be deleted while the store is closed. */
final class MapDbStore implements DeltaStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MapDbStore.class);
    private static final int REPLAY_BATCH = 1024;

    private final ReentrantLock appending = new ReentrantLock(true);
    private final Path folder;
    private final StoreLock lock;
    private final Segments segments;
    private final Damages damages;
    private final Index index;
    private final Compactor compactor;
    private final WriteHealth writing;
    private volatile boolean closed;

    private MapDbStore(Path folder, Settings settings, StoreLock lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.damages = new Damages();
        this.segments = Segments.open(folder.resolve("segments"), settings.segmentBytes(), settings.disk(), damages);
        Path indexFolder = folder.resolve("index");
        List<DiskRun> runs = IndexFolder.open(indexFolder, segments.list().lastSequence());
        this.index = new Index(State.of(segments.list(), runs), settings.flushDeltas());
        this.compactor = new Compactor(indexFolder, settings, index);
        this.writing = new WriteHealth(folder, settings.disk());
    }

    /** Opens or creates the store in {@code folder}. @throws StoreException if another process has it open or it cannot be read */
    static MapDbStore open(Path folder, Settings settings) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException("cannot create the store's folder " + folder + ": " + e.getMessage() + "; choose another one", e);
        }
        StoreLock lock = StoreLock.take(folder);
        try {
            MapDbStore store = new MapDbStore(folder, settings, lock);
            store.start();
            return store;
        } catch (IOException e) {
            lock.close();
            throw new StoreException("cannot read the store in " + folder + ": " + e.getMessage() + "; check the disk and permissions", e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private void start() {
        compactor.start();
        long begin = System.nanoTime();
        long covered = index.state().lastSequence();
        indexWhatIsNot();
        long last = index.state().lastSequence();
        LOG.info("opened {} with {} deltas; {} of {} records were indexed again in {} ms", folder, index.state().count(),
                last - covered, last, (System.nanoTime() - begin) / 1_000_000);
    }

    /** Brings the index up to the last record. */
    private void indexWhatIsNot() {
        long last = segments.list().lastSequence();
        Iterator<Stored> feed = segments.list().feed(index.state().lastSequence(), last);
        while (index.state().lastSequence() < last) {
            compactor.awaitFlushes();
            indexNext(feed, Math.min(index.state().lastSequence() + REPLAY_BATCH, last));
        }
    }

    private void indexNext(Iterator<Stored> feed, long last) {
        long first = index.state().lastSequence() + 1;
        IndexBatch batch = new IndexBatch(index.state(), first, REPLAY_BATCH);
        for (long sequence = first; sequence <= last; sequence++) {
            try {
                Stored stored = feed.next();
                batch.add(stored.delta(), sequence, batch.find(stored.delta().id()));
            } catch (DamagedRecordException e) {
                LOG.error("sequence {} cannot be indexed: {}", sequence, e.getMessage());
            }
        }
        publish(batch.run(last));
    }

    private void publish(HeapRun run) {
        index.append(segments.list(), run);
        compactor.appended();
    }

    @Override
    public List<Appended> append(List<Delta> batch, long receivedAt) {
        appending.lock();
        try {
            requireOpen();
            indexWhatIsNot(); // only after an append that ran out of memory between the disk and the index
            AppendBatch append = new AppendBatch(index.state(), damages, batch.size());
            batch.forEach(append::add);
            if (!append.isEmpty()) {
                compactor.awaitRoom();
                HeapRun run = append.run(); // made first: what cannot be indexed is not written
                writing.write(() -> segments.append(append.encode(receivedAt)));
                publish(run);
            }
            return append.results();
        } finally {
            appending.unlock();
        }
    }

    @Override
    public Snapshot snapshot() {
        requireOpen();
        return new StoreSnapshot(index.state());
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("the store in " + folder + " is closed");
        }
    }

    @Override
    public StoreHealth health() {
        List<String> reasons = new ArrayList<>();
        String failure = writing.failure();
        if (!failure.isEmpty()) {
            reasons.add(failure);
        }
        if (!compactor.failure().isEmpty()) {
            reasons.add(compactor.failure());
        }
        reasons.addAll(damages.sentences());
        boolean writable = failure.isEmpty() && compactor.takesMore() && !closed;
        return new StoreHealth(writable, String.join("; ", reasons), StoreFolder.bytes(folder));
    }

    @Override
    public List<String> verify() {
        requireOpen();
        State state = index.state();
        return new Verification(state.segments(), state.lastSequence()).run();
    }

    @Override
    public void close() {
        appending.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            compactor.close();
            segments.close();
        } catch (IOException e) {
            LOG.warn("cannot close {}", folder, e);
        } finally {
            lock.close();
            appending.unlock();
        }
    }
}
