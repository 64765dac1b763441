package org.rhizome.deploy.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file that every step is written to before it is taken. Not safe for threads.
 *
 * <p>Written through a {@link RandomAccessFile}: a channel would be closed for good by the interrupt of any thread that writes to it.
 */
final class Journal implements Closeable {

    /** For people. */
    static final String NAME = "deployments/journal.ndjson in the home folder of the node";

    private final Path file;
    private RandomAccessFile out;

    private Journal(Path file) throws IOException {
        this.file = file;
        this.out = new RandomAccessFile(file.toFile(), "rw");
        out.seek(out.length());
    }

    /**
     * A journal and what it said.
     *
     * @param entries in order
     * @param damage for each line that cannot be read where it is and why it does not stop the node; empty as a rule
     */
    record Opened(Journal journal, List<Entry> entries, List<String> damage) {}

    /** Opens or creates it. What follows the last line feed was being written when the node was killed, and is cut off. */
    static Opened open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        List<Entry> entries = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        int whole = scan(bytes, entries, damage);
        Journal journal = new Journal(file);
        if (whole < bytes.length) {
            journal.cut(whole);
        }
        if (bytes.length == 0) {
            force(file.getParent());
        }
        return new Opened(journal, entries, damage);
    }

    /** @return where the last line ends */
    private static int scan(byte[] bytes, List<Entry> entries, List<String> damage) {
        int whole = 0;
        int number = 1;
        for (int end = endOfLine(bytes, 0); end < bytes.length; end = endOfLine(bytes, whole), number++) {
            Optional<Entry> entry = JournalLine.read(Arrays.copyOfRange(bytes, whole, end));
            whole = end + 1;
            if (entry.isPresent()) {
                entries.add(entry.get());
            } else {
                damage.add("line " + number + " of " + NAME + " is not as it was written and is passed over: what it said is as if it had "
                        + "not happened; compare /api/deployments with what you expect and deploy again what is missing");
            }
        }
        return whole;
    }

    private static int endOfLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Returns when the entry is on disk. */
    void append(Entry entry) throws IOException {
        long before = out.getFilePointer();
        try {
            out.write(JournalLine.write(entry));
            out.getFD().sync();
        } catch (IOException e) {
            cut(before);
            throw e;
        }
    }

    private void cut(long length) throws IOException {
        out.setLength(length);
        out.seek(length);
    }

    /** Puts these entries in the place of all others, in one step. */
    void rewrite(List<Entry> entries) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        RandomAccessFile fresh = new RandomAccessFile(next.toFile(), "rw");
        try {
            for (Entry entry : entries) {
                fresh.write(JournalLine.write(entry));
            }
            fresh.getFD().sync();
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            fresh.close();
            throw e; // the one before counts
        }
        out.close();
        out = fresh; // which stands at its end
        force(file.getParent());
    }

    /** Makes names in a folder durable. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
