package org.rhizome.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the disk runs of an index, all of them or none: an index that does not hold is made again from the segments. */
final class IndexFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private IndexFolder() {}

    /** @param lastSequence the last sequence in the segments; an index that knows more belongs to other segments */
    static List<DiskRun> open(Path folder, long lastSequence) {
        try {
            Manifest manifest = Manifest.load(folder);
            if (manifest.covered() > lastSequence) {
                throw new IOException("it stands for " + manifest.covered() + " records, the segments have " + lastSequence);
            }
            List<DiskRun> runs = new ArrayList<>();
            for (RunDescription run : manifest.runs()) {
                runs.add(DiskRun.open(folder, run));
            }
            clear(folder, manifest);
            return runs;
        } catch (NoSuchFileException e) {
            if (lastSequence > 0) {
                LOG.info("the index in {} is not complete ({}); making it again from the segments", folder, e.getMessage());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index in {} does not hold ({}); making it again from the segments", folder, e.getMessage());
        }
        clear(folder, new Manifest(List.of()));
        return List.of();
    }

    /** Deletes what is not in the manifest: what an unfinished flush or merge left behind. */
    private static void clear(Path folder, Manifest manifest) {
        Set<String> known = new HashSet<>(Set.of(Manifest.NAME));
        manifest.runs().forEach(run -> run.files().forEach(file -> known.add(file.name())));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !known.contains(file.getFileName().toString())).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("cannot tidy up {}: {}", folder, e.getMessage());
        }
    }
}
