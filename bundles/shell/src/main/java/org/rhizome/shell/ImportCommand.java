package org.rhizome.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rhizome.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhizome import}. */
@Command(name = "import",
        description = "Sends the deltas of files to the node. When it is interrupted, the same command goes on where it stopped.")
final class ImportCommand implements Callable<Integer> {

    private static final int LISTED_REJECTIONS = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "Lines of JSON (NDJSON), a JSON array or one JSON delta, also gzipped; - is standard input.")
    private List<Path> files;

    @Option(names = "--restart", description = "Start from the beginning, whatever was imported before.")
    private boolean restart;

    @Option(names = "--if-empty", description = "Do nothing if the node holds any delta already.")
    private boolean ifEmpty;

    private int listed;

    @Override
    public Integer call() {
        Node node = options.connect();
        if (ifEmpty && holdsAny(node)) {
            spec.commandLine().getOut().println(options.json() ? "{}" : "The node holds deltas already: nothing is imported.");
            return 0;
        }
        boolean clean = true;
        for (Path file : files) {
            clean &= importFile(node, file).rejected() == 0;
        }
        return clean ? 0 : Main.FAILED;
    }

    private static boolean holdsAny(Node node) {
        Reply reply = node.get("/api/deltas?limit=1");
        if (!reply.ok()) {
            throw new ShellException(reply.problem());
        }
        return !((List<?>) reply.object().get("deltas")).isEmpty();
    }

    private Counts importFile(Node node, Path file) {
        long start = System.nanoTime();
        boolean stream = file.toString().equals("-");
        try (DeltaSource source = stream ? DeltaSource.of(System.in) : DeltaSource.open(file);
                Progress progress = Progress.of(spec.commandLine().getErr(), "importing", "claims")) {
            Counts counts = stream ? send(node, source, ResumePoint.START, progress, point -> { }) : resumable(node, file, source, progress);
            progress.clear();
            report(file, counts, (System.nanoTime() - start) / 1e9);
            return counts;
        } catch (IOException e) {
            throw new ShellException(file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private Counts resumable(Node node, Path file, DeltaSource source, Progress progress) throws IOException {
        ResumeFile memory = ResumeFile.of(ResumeFile.folder(System.getenv()), file, options.address());
        ResumePoint from = restart ? ResumePoint.START : memory.load().orElse(ResumePoint.START);
        if (from.position() > 0 && !LastLine.known(node, file, from.position())) {
            from = ResumePoint.START;
        }
        if (from.position() > 0) {
            spec.commandLine().getErr().printf(Locale.ROOT, "%s: going on after line %,d%n", file, from.lines());
        }
        Counts counts = send(node, source, from, progress, memory::save);
        memory.delete();
        return counts;
    }

    private Counts send(Node node, DeltaSource source, ResumePoint from, Progress progress,
            java.util.function.Consumer<ResumePoint> acknowledged) throws IOException {
        progress.startAt(from.counts().total());
        return new ImportRun(node, from, point -> {
            acknowledged.accept(point);
            progress.show(point.counts().total(), source.fraction());
        }, this::listRejection).run(source).counts();
    }

    private void listRejection(String sentence) {
        listed++;
        if (listed <= LISTED_REJECTIONS) {
            spec.commandLine().getErr().println("rejected " + Terminal.printable(sentence));
        } else if (listed == LISTED_REJECTIONS + 1) {
            spec.commandLine().getErr().println("rejected more; only counted from here on");
        }
    }

    private void report(Path file, Counts counts, double seconds) {
        if (options.json()) {
            byte[] json = new JsonWriter().beginObject().name("file").value(file.toString()).name("accepted").value(counts.accepted())
                    .name("duplicate").value(counts.duplicate()).name("rejected").value(counts.rejected())
                    .name("seconds").value(seconds).endObject().toByteArray();
            spec.commandLine().getOut().println(new String(json, java.nio.charset.StandardCharsets.UTF_8));
        } else {
            spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d claims in %.1f s: %,d accepted, %,d known already, %,d rejected%n",
                    file, counts.total(), seconds, counts.accepted(), counts.duplicate(), counts.rejected());
        }
    }
}
