package org.rhizome.deploy.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.rhizome.deploy.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal and what it adds up to, which says no more than is on disk but for the ends of deployments that came to nothing. Safe for any
 * thread; writing waits for the disk.
 */
final class Ledger implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Journal journal;
    private final Book book;
    private final InstantSource clock;
    private final List<String> damage;
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    private Ledger(Journal.Opened opened, List<String> damage, Book book, InstantSource clock) {
        this.journal = opened.journal();
        this.damage = damage;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Opens the journal in a folder, says of deployments that were under way that they were interrupted, and leaves out of the file what is
     * not needed any more.
     *
     * @param kept how many deployments are kept
     * @param deaths counts the last death of the node, which a deployment that was under way is blamed for
     */
    static Ledger open(Path folder, int kept, InstantSource clock, Deaths deaths) throws IOException {
        Journal.Opened opened = Journal.open(folder.resolve("journal.ndjson"));
        List<String> damage = damage(opened, folder);
        damage.forEach(LOG::warn);
        Book book = new Book(kept);
        opened.entries().forEach(book::apply);
        Ledger ledger = new Ledger(opened, damage, book, clock);
        List<Deployment> unfinished = book.unfinished();
        unfinished.forEach(deployment -> ledger.conclude(interruption(deployment.number(), clock.millis(), deaths.isRecent())));
        deaths.count(!unfinished.isEmpty());
        if (damage.isEmpty()) {
            ledger.compact();
        }
        return ledger;
    }

    private static Entry interruption(long number, long now, boolean died) {
        return died ? new Entry.Stepped(number, Deployment.Phase.FAILED, now,
                        "The node ran out of memory before the deployment was committed; what served before serves again.")
                : new Entry.Interrupted(number, now,
                        "The node stopped before the deployment was committed; what served before serves again. Deploy it again.");
    }

    /** Not necessary for what serves, so a full disk does not keep the node from it. */
    private void compact() {
        try {
            journal.rewrite(book.entries());
        } catch (IOException e) {
            LOG.warn("the journal of deployments stays longer than it needs to be: {}", e.toString());
        }
    }

    /** Jars without a word about them were deployed: the journal was lost. */
    private static List<String> damage(Journal.Opened opened, Path folder) throws IOException {
        List<String> damage = new ArrayList<>(opened.damage());
        if (opened.entries().isEmpty() && damage.isEmpty() && new JarStore(folder.resolve("jars")).holdsAny()) {
            damage.add("the journal of deployments, " + Journal.NAME + ", is empty though jars that were deployed lie beside it: none of them serves,"
                    + " and none is removed; stop the node and bring the journal back from a backup, or deploy them again");
        }
        return List.copyOf(damage);
    }

    /** What could not be read, and what must be missing; empty as a rule. */
    List<String> damage() {
        return damage;
    }

    /** Calls the listener after every entry from now on, on the thread that wrote it. */
    void onEntry(Consumer<Entry> listener) {
        listeners.add(listener);
    }

    /**
     * Begins a deployment.
     *
     * @return as it is now, with its number
     */
    Deployment begin(String by, List<Move> moves, List<String> warnings) {
        Entry.Planned entry;
        synchronized (this) {
            entry = new Entry.Planned(book.last() + 1, clock.millis(), by, moves, warnings);
            write(entry);
        }
        tell(entry);
        return deployment(entry.number()).orElseThrow();
    }

    /** Says that a step is about to be taken. */
    void step(long number, Deployment.Phase phase, String detail) {
        append(new Entry.Stepped(number, phase, clock.millis(), detail));
    }

    /**
     * Returns when the entry is on disk.
     *
     * @throws UncheckedIOException if it cannot be written; then it does not count
     */
    void append(Entry entry) {
        synchronized (this) {
            write(entry);
        }
        tell(entry);
    }

    /**
     * Says that a deployment came to nothing. That counts even if the disk does not take it in: at the next start it counts as interrupted,
     * which is no other.
     */
    void end(long number, Deployment.Phase phase, String reason) {
        conclude(new Entry.Stepped(number, phase, clock.millis(), reason));
    }

    private void conclude(Entry entry) {
        synchronized (this) {
            try {
                journal.append(entry);
            } catch (IOException e) {
                LOG.error("the end of deployment {} is not in the journal: {}", entry.number(), e.toString());
            }
            book.apply(entry);
        }
        tell(entry);
    }

    /** What is on disk counts, whatever listeners make of it. */
    private void tell(Entry entry) {
        listeners.forEach(listener -> {
            try {
                listener.accept(entry);
            } catch (RuntimeException e) {
                LOG.error("a listener to the journal of deployments failed at {}", entry, e);
            }
        });
    }

    private void write(Entry entry) {
        try {
            journal.append(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of deployments cannot be written: " + e.getMessage()
                    + "; see to the disk that holds the home folder", e);
        }
        book.apply(entry);
    }

    long now() {
        return clock.millis();
    }

    synchronized Optional<Deployment> deployment(long number) {
        return book.deployment(number);
    }

    synchronized List<Deployment> deployments(long before, int limit) {
        return book.deployments(before, limit);
    }

    /** Those that have not ended, oldest first. */
    synchronized List<Deployment> unfinished() {
        return book.unfinished();
    }

    /** What would be decided if a deployment were kept. */
    synchronized Map<String, Desired> desiredBy(long number) {
        return book.desiredBy(number);
    }

    synchronized List<Deployment> unrecorded() {
        return book.unrecorded();
    }

    synchronized List<Move> moves(long number) {
        return book.moves(number);
    }

    synchronized SortedMap<String, Desired> desired() {
        return book.desired();
    }

    synchronized Set<String> jars() {
        return book.jars();
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
