package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of the index as the manifest knows it.
 *
 * @param name in the index folder
 * @param length in bytes
 * @param checksum CRC32C of all bytes
 */
record RunFile(String name, long length, int checksum) {

    /** The file as it is now. */
    static RunFile of(Path path) throws IOException {
        CRC32C crc = new CRC32C();
        long length = 0;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
            while (channel.read(buffer.clear()) >= 0) {
                length += buffer.position();
                crc.update(buffer.flip());
            }
        }
        return new RunFile(path.getFileName().toString(), length, (int) crc.getValue());
    }

    Path in(Path folder) {
        return folder.resolve(name);
    }

    /** @throws IOException if the file is not there or not as it was written */
    void check(Path folder) throws IOException {
        Path path = in(folder);
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!of(path).equals(this)) {
            throw new IOException(path + " does not match its checksum in the manifest");
        }
    }
}
