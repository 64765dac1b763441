package org.rhizome.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;

/** Takes jars in as files, since they may be larger than what memory there is. */
final class Uploads {

    /** Bytes of one jar. */
    static final int JAR_BYTES = 64 << 20;

    /** Bytes of all jars that are here at one time. */
    static final int ALL_BYTES = 256 << 20;

    /** Jars of one deployment. */
    static final int JARS = 64;

    private static final int READ_BYTES = 64 << 10;
    private static final long DEADLINE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Path folder;
    private final Budget budget = new Budget(ALL_BYTES, "room that there is for jars");

    /** @param folder made when needed; what is in it may be removed while no upload is under way */
    Uploads(Path folder) {
        this.folder = folder;
    }

    /**
     * The jars that are the body of a request: one as it is, or several as parts of a form.
     *
     * @return to be closed, which removes the files
     * @throws Problem 400, 408, 413, 415 or 503; nothing is left behind
     */
    Upload receive(Exchange exchange) throws IOException {
        MediaType type = MediaType.among(exchange, "jars come", MediaType.JAR, MediaType.BYTES, MediaType.PARTS);
        MediaType.requirePlain(exchange);
        if (exchange.announcedLength() > ALL_BYTES) {
            throw type == MediaType.PARTS ? Upload.tooLarge() : Upload.tooLarge(1);
        }
        Upload upload = new Upload(emptyFolder(), budget.share());
        try {
            if (type == MediaType.PARTS) {
                new JarParts(exchange.header(HttpHeader.CONTENT_TYPE), upload).receive(chunks(exchange));
            } else {
                receiveOne(chunks(exchange), upload);
            }
            return upload;
        } catch (Throwable failure) {
            upload.close();
            throw failure;
        }
    }

    private Path emptyFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder), "upload");
        } catch (IOException e) {
            throw Upload.noRoom(e);
        }
    }

    private static void receiveOne(Chunks chunks, Upload upload) throws IOException {
        upload.begin();
        for (int read = chunks.next(); read >= 0; read = chunks.next()) {
            upload.write(chunks.buffer(), 0, read);
        }
        upload.end();
    }

    private static Chunks chunks(Exchange exchange) {
        return new Chunks(exchange.body(), new byte[READ_BYTES], System.nanoTime() + DEADLINE_NANOS);
    }

    /** The body, piece by piece into one buffer. */
    record Chunks(InputStream body, byte[] buffer, long deadline) {

        /** How many bytes are in the buffer now; -1 at the end. */
        int next() throws IOException {
            if (System.nanoTime() > deadline) {
                throw Problem.of(408, "the jars were not here within " + TimeUnit.NANOSECONDS.toMinutes(DEADLINE_NANOS) + " minutes");
            }
            return body.read(buffer);
        }
    }
}
