package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Which files make up the index: a text file, replaced as a whole. One line per run, the newest first, and a checksum at the end.
 *
 * @param runs newest first; together they stand for the feed from its beginning without gaps
 */
record Manifest(List<RunDescription> runs) {

    /** Names the layout of runs and the families in them; an index of another layout is made again. */
    static final String LAYOUT = "rhizome index 2";

    static final String NAME = "manifest";

    /** @throws IOException if there is none, or not one that holds */
    static Manifest load(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        int tail = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.startsWith(LAYOUT + "\n") || !text.substring(tail).equals(checksum(text.substring(0, tail)))) {
            throw new IOException(path + " is damaged or of another version");
        }
        List<RunDescription> runs = new ArrayList<>();
        for (String line : text.substring(LAYOUT.length() + 1, tail).lines().toList()) {
            runs.add(run(line.split(" ")));
        }
        return new Manifest(runs);
    }

    void save(Path folder, Disk disk) throws IOException {
        StringBuilder text = new StringBuilder(LAYOUT).append('\n');
        runs.forEach(run -> text.append(line(run)).append('\n'));
        disk.replace(folder.resolve(NAME), text.append(checksum(text.toString())).toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The last sequence that the runs stand for. */
    long covered() {
        return runs.isEmpty() ? 0 : runs.getFirst().span().last();
    }

    private static String line(RunDescription run) {
        Span span = run.span();
        RunSize size = run.size();
        return "%d %d %d %d %d %d %d %d %s %s".formatted(span.first(), span.last(), span.added(), span.replaced(), size.entries(),
                size.filtered(), size.bytes(), size.longest(), line(run.table()), line(run.bloom()));
    }

    private static String line(RunFile file) {
        return "%s %d %08x".formatted(file.name(), file.length(), file.checksum());
    }

    private static RunDescription run(String[] words) {
        Span span = new Span(number(words[0]), number(words[1]), number(words[2]), number(words[3]));
        RunSize size = new RunSize(number(words[4]), number(words[5]), number(words[6]), Math.toIntExact(number(words[7])));
        return new RunDescription(span, size, file(words, 8), file(words, 11));
    }

    private static RunFile file(String[] words, int from) {
        return new RunFile(words[from], number(words[from + 1]), Integer.parseUnsignedInt(words[from + 2], 16));
    }

    private static long number(String word) {
        return Long.parseLong(word);
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return "crc32c %08x\n".formatted((int) crc.getValue());
    }
}
