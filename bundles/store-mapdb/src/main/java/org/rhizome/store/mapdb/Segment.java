package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.rhizome.store.DamagedRecordException;
import org.rhizome.store.StoreException;
import org.rhizome.store.Stored;

/**
 * One file of records, named by the first sequence in it. It begins with {@link #MAGIC} and that sequence; another layout would be another
 * extension, so a header that differs is damage and nothing else.
 */
record Segment(long first, SteadyFile file, Offsets offsets) {

    static final String EXTENSION = ".seg";
    static final String OFFSETS_EXTENSION = ".off";
    static final int HEADER_LENGTH = 16;
    private static final long MAGIC = 0x52485A_5345470001L; // RHZSEG, layout 1

    static Path path(Path folder, long first) {
        return folder.resolve("%020d".formatted(first) + EXTENSION);
    }

    static byte[] header(long first) {
        byte[] header = new byte[HEADER_LENGTH];
        BigEndian.putLong(header, 0, MAGIC);
        BigEndian.putLong(header, Long.BYTES, first);
        return header;
    }

    Path path() {
        return file.path();
    }

    Path offsetsPath() {
        String name = path().getFileName().toString();
        return path().resolveSibling(name.substring(0, name.length() - EXTENSION.length()) + OFFSETS_EXTENSION);
    }

    /** The last sequence that the segment has by now. */
    long last() {
        return first + offsets.count() - 1;
    }

    /** Where the record of {@code sequence} starts, and the one before ends. */
    long start(long sequence) {
        return offsets.start(Math.clamp(sequence - first, 0, offsets.count()));
    }

    /** Reads one record. @throws DamagedRecordException if it is not as it was written */
    Stored read(long sequence) {
        return read(sequence, new Window(file, 0));
    }

    /** Reads one record through a window that moves along. @throws DamagedRecordException if it is not as it was written */
    Stored read(long sequence, Window window) {
        int index = (int) (sequence - first);
        if (index < 0 || index >= offsets.count()) {
            throw damaged(offsets.start(offsets.count()), "the record of sequence " + sequence + " is missing");
        }
        long start = offsets.start(index);
        int length = (int) (offsets.start(index + 1) - start);
        try {
            int at = window.at(start, length);
            if (at < 0 || !RecordFormat.isWhole(window.bytes(), at, length, sequence)) {
                throw damaged(start, "the record of sequence " + sequence + " does not match its checksum");
            }
            return RecordFormat.get(window.bytes(), at);
        } catch (IOException e) {
            throw new StoreException("cannot read " + path() + ": " + e.getMessage() + "; check the disk and the folder's permissions", e);
        }
    }

    /** What is wrong with the first bytes of the file. Records do not depend on them. */
    Optional<String> headerFault() {
        try {
            byte[] header = new byte[HEADER_LENGTH];
            file.read(header, HEADER_LENGTH, 0);
            return Arrays.equals(header, header(first)) ? Optional.empty()
                    : Optional.of(path() + " is damaged at offset 0: its header does not hold; its records are served all the same");
        } catch (IOException e) {
            return Optional.of("cannot read " + path() + ": " + e.getMessage());
        }
    }

    private DamagedRecordException damaged(long offset, String fault) {
        return new DamagedRecordException(path().toString(), offset, fault);
    }
}
