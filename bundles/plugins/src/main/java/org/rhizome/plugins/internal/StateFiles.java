package org.rhizome.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.rhizome.delta.ValueCheck;

/**
 * Where the state of one plugin lies: {@code NAME.state}, and beside it, while a new version is on probation, {@code NAME.state.next}, so that
 * the old version finds its own when the node is killed meanwhile.
 */
final class StateFiles {

    /** As JSON a character takes 6 bytes at the most. Beside the state stand ids of what is remembered. */
    private static final long MOST_BYTES = 6L * ValueCheck.MOST_SIZE + (64 << 20);

    private final Path settled;
    private final Path next;

    StateFiles(Path folder, String plugin) {
        this.settled = folder.resolve(plugin + ".state");
        this.next = folder.resolve(plugin + ".state.next");
    }

    /**
     * What a version goes on from when the node starts: of two what it saved itself, else what is settled; the other is dropped. Either is
     * consistent in itself.
     *
     * @throws IOException if a file is damaged; the message says what to do
     */
    Optional<Checkpoint> open(String version) throws IOException {
        Optional<Checkpoint> own = read(settled);
        Optional<Checkpoint> other = read(next);
        if (other.filter(it -> it.version().equals(version)).isPresent() && own.filter(it -> it.version().equals(version)).isEmpty()) {
            settle();
            return other;
        }
        dropAside();
        return own;
    }

    private static Optional<Checkpoint> read(Path path) throws IOException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalArgumentException("it has " + Files.size(path) + " bytes, and what is saved has " + MOST_BYTES + " at most");
            }
            return Optional.of(CheckpointJson.read(Files.readAllBytes(path)));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // the first start
        } catch (IllegalArgumentException e) {
            throw new IOException("the saved state " + path + " is damaged: " + e.getMessage()
                    + "; restore it from a backup, or delete it to have the plugin begin anew at the first delta", e);
        }
    }

    void save(Checkpoint checkpoint) throws IOException {
        SafeFile.write(settled, CheckpointJson.write(checkpoint));
    }

    void saveAside(Checkpoint checkpoint) throws IOException {
        SafeFile.write(next, CheckpointJson.write(checkpoint));
    }

    /** What was saved aside counts from now on. */
    void settle() throws IOException {
        if (Files.exists(next)) {
            SafeFile.move(next, settled);
        }
    }

    void dropAside() throws IOException {
        Files.deleteIfExists(next);
    }
}
