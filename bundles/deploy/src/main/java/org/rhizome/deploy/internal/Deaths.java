package org.rhizome.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often in a row the node ran out of memory soon after its start. The JVM that ends of it leaves a note (see {@code bin/rhizome}), which
 * the next start counts. An extension that is to blame would end the node at every start, and nobody could take it out. Safe for any thread.
 */
final class Deaths {

    private static final Logger LOG = LoggerFactory.getLogger(Deaths.class);

    /** Once may be a coincidence. */
    private static final int TWICE = 2;

    /** Behind the count: the node went on without the suspects, so what happens later is another matter. */
    private static final String SURVIVED = " survived";

    private final Path note;
    private final Path file;
    private int count;

    Deaths(Path deployments) {
        this.note = deployments.resolve("out-of-memory");
        this.file = deployments.resolve("deaths");
    }

    /** Whether the node ran out of memory before this start. */
    boolean isRecent() {
        return Files.exists(note);
    }

    /** Counts the last death, once. @param explained whether a deployment was under way then, which is to blame */
    synchronized void count(boolean explained) {
        try {
            String before = before();
            count = before.isEmpty() ? 0 : Integer.parseInt(before.replace(SURVIVED, ""));
            if (isRecent() && !explained) {
                count += before.endsWith(SURVIVED) ? 0 : 1;
                Files.writeString(file, Integer.toString(count));
            }
            Files.deleteIfExists(note);
        } catch (IOException | NumberFormatException e) {
            LOG.warn("how often the node ran out of memory cannot be told: {}", e.toString());
        }
    }

    private String before() throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return ""; // as a rule
        }
    }

    /** Extensions that are not started: those that were deployed last after two deaths, all after more. */
    synchronized Set<String> suspects(SortedMap<String, Desired> desired) {
        Set<String> suspects = new HashSet<>();
        if (count < TWICE) {
            return suspects;
        }
        long last = desired.values().stream().filter(Deaths::isDeployed).mapToLong(Desired::deployment).max().orElse(0);
        for (Map.Entry<String, Desired> each : desired.entrySet()) {
            if (isDeployed(each.getValue()) && (count > TWICE || each.getValue().deployment() == last)) {
                suspects.add(each.getKey());
            }
        }
        return suspects;
    }

    private static boolean isDeployed(Desired desired) {
        return desired.current().filter(release -> release.origin() == Release.Origin.DEPLOYMENT && release.nature() == Release.Nature.EXTENSION)
                .isPresent();
    }

    /** Why a suspect is not started. */
    synchronized String reason() {
        return "It is not started, as the node ran out of memory " + count + " times in a row soon after its start.";
    }

    /** The node has run for a while. Suspects stay out: that it ran without them says nothing for them. */
    synchronized void survived() {
        if (count >= TWICE) {
            onDisk(() -> Files.writeString(file, count + SURVIVED));
        } else {
            forget();
        }
    }

    /** Something was deployed, rolled back or removed: it may be another next time. */
    synchronized void forget() {
        onDisk(() -> Files.deleteIfExists(file));
    }

    private void onDisk(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            LOG.warn("how often the node ran out of memory cannot be written down: {}", e.toString());
        }
    }

    @FunctionalInterface
    private interface Step {
        Object run() throws IOException;
    }
}
