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
 * How often in a row the node ran out of memory soon after its start. The JVM that ends of it adds a line to a file (see {@code bin/rhizome}).
 * An extension that is to blame would end it at every start, and nobody could take it out. Safe for any thread.
 */
final class Deaths {

    private static final Logger LOG = LoggerFactory.getLogger(Deaths.class);

    /** Once may be a coincidence. */
    private static final int TWICE = 2;

    private final Path file;
    private final long count;

    Deaths(Path deployments) {
        this.file = deployments.resolve("out-of-memory");
        this.count = count(file);
    }

    private static long count(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (NoSuchFileException e) {
            return 0; // as a rule
        } catch (IOException e) {
            LOG.warn("whether the node ran out of memory before cannot be read from {}: {}", file, e.toString());
            return 0;
        }
    }

    /** Extensions that are not started: those that were deployed last after two deaths, all after more. */
    Set<String> suspects(SortedMap<String, Desired> desired) {
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
    String reason() {
        return "It is not started, as the node ran out of memory " + count + " times in a row soon after its start.";
    }

    /** The node has run for a while. Where suspects were left out that says nothing about them: it takes a deployment to settle that. */
    void survived() {
        if (count < TWICE) {
            forget();
        }
    }

    /** Something was deployed, rolled back or removed: it may be another next time. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("that the node ran out of memory before cannot be forgotten: {}", e.toString());
        }
    }
}
