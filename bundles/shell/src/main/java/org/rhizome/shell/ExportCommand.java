package org.rhizome.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome export}. */
@Command(name = "export", description = "Writes every delta of the node, one per line, in the order in which they arrived.")
final class ExportCommand implements Runnable {

    private static final int BUFFER_BYTES = 1 << 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to (default: standard output); a name ending in .gz is compressed.")
    private Path file;

    @Option(names = "--force", description = "Replace the file if there is one.")
    private boolean force;

    @Override
    public void run() {
        if (file != null && Files.exists(file) && !force) {
            throw new ShellException(file + " exists. Say --force to replace it, or name another file.");
        }
        Node node = options.connect();
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "exporting", "deltas")) {
            Feed feed = new Feed(node, progress);
            long count = file == null ? toStandardOutput(feed) : toFile(feed);
            if (feed.damaged() > 0) {
                throw new ShellException(feed.damaged() + " records of the node are damaged and could not be exported, " + count
                        + " could. See the node's /health/ready.");
            }
            if (file != null) {
                progress.clear();
                spec.commandLine().getOut().println(options.json() ? "{\"exported\":" + count + "}"
                        : String.format(Locale.ROOT, "exported %,d deltas to %s", count, file));
            }
        } catch (IOException e) {
            throw new ShellException("The deltas cannot be written" + (file == null ? "" : " to " + file) + ": " + Reasons.of(e) + ".", e);
        }
    }

    private static long toStandardOutput(Feed feed) throws IOException {
        OutputStream out = new BufferedOutputStream(System.out, BUFFER_BYTES);
        long count = feed.copyTo(out);
        out.flush();
        return count;
    }

    /** The file is there only when it is whole. */
    private long toFile(Feed feed) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long count;
        try (OutputStream out = open(part)) {
            count = feed.copyTo(out);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return count;
    }

    private OutputStream open(Path part) throws IOException {
        OutputStream plain = Files.newOutputStream(part);
        return new BufferedOutputStream(file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, BUFFER_BYTES) : plain, BUFFER_BYTES);
    }
}
