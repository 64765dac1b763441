package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rhizome.store.StoreException;

/** Whether the folder takes writes: what the last one met, or, after a failure, what a small file meets now. */
final class WriteHealth {

    interface Write {

        void run() throws IOException;
    }

    private static final int PROBE_BYTES = 1 << 20; // about what one batch of a stream writes

    private final Path folder;
    private final Disk disk;
    private volatile String failure = "";

    WriteHealth(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** @throws StoreException if the write fails */
    void write(Write write) {
        try {
            write.run();
            failure = "";
        } catch (IOException e) {
            failure = sentence(e);
            throw new StoreException(failure + "; nothing of this batch was stored", e);
        }
    }

    private String sentence(IOException e) {
        return "cannot write to " + folder + ": " + e.getMessage() + "; make room on the disk or make the folder writable, then send again";
    }

    /** Why writes fail; empty when they do not. */
    String failure() {
        if (failure.isEmpty()) {
            return "";
        }
        Path probe = folder.resolve("probe");
        try {
            try (Disk.WritableFile file = disk.open(probe)) {
                file.write(new byte[PROBE_BYTES], PROBE_BYTES, 0);
            } finally {
                Files.deleteIfExists(probe);
            }
            return "";
        } catch (IOException e) {
            return sentence(e);
        }
    }
}
