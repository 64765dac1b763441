package org.rhizome.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jars of one request, in a folder of their own, which is removed with them. Belongs to one thread. */
final class Upload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    private final Path folder;
    private final Budget.Share share;
    private final List<Path> jars = new ArrayList<>();
    private OutputStream out;
    private int written;
    private int before;

    Upload(Path folder, Budget.Share share) {
        this.folder = folder;
        this.share = share;
    }

    /** In the order they came. */
    List<Path> jars() {
        return List.copyOf(jars);
    }

    /** A jar begins. */
    void begin() {
        if (jars.size() == Uploads.JARS) {
            throw Problem.tooLarge("one deployment has " + Uploads.JARS + " jars at most; deploy the others after it");
        }
        Path jar = folder.resolve((jars.size() + 1) + ".jar");
        onDisk(() -> out = Files.newOutputStream(jar));
        jars.add(jar);
        before += written;
        written = 0;
    }

    /**
     * @throws Problem 413 when the jar or all of them are too long, 503 when there is no room for more
     */
    void write(byte[] bytes, int offset, int length) {
        written += length;
        if (written > Uploads.JAR_BYTES) {
            throw tooLarge(jars.size());
        }
        if (before + written > Uploads.ALL_BYTES) {
            throw tooLarge();
        }
        share.raiseTo(before + written);
        onDisk(() -> out.write(bytes, offset, length));
    }

    /** The jar is whole. */
    void end() {
        onDisk(() -> out.close());
        out = null;
        if (written == 0) {
            throw Problem.badRequest(jars.size() == 1 ? "the jar is empty" : "jar " + jars.size() + " is empty");
        }
    }

    /** What cannot be removed is left: what was asked for was done or refused, and the next start removes it. */
    @Override
    public void close() {
        try (share) {
            if (out != null) {
                out.close();
            }
            remove();
        } catch (IOException e) {
            LOG.warn("jars that were sent could not be removed from {}: {}", folder, e.toString());
        }
    }

    private void remove() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /** What fails here is not the client's body. */
    private static void onDisk(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    static Problem noRoom(IOException cause) {
        return Problem.of(507, "the jar cannot be kept in the cache folder of the node (" + cause.getMessage() + "): make room there");
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** @param number of the jar, from 1 */
    static Problem tooLarge(int number) {
        return Problem.tooLarge("jar " + number + " is longer than " + Uploads.JAR_BYTES + " bytes: an extension holds its own code;"
                + " large data belongs into deltas or files beside the node");
    }

    static Problem tooLarge() {
        return Problem.tooLarge("the jars have more than " + Uploads.ALL_BYTES + " bytes together, and each may have " + Uploads.JAR_BYTES
                + "; deploy fewer at one time");
    }
}
