package org.rhizome.resolver.debianversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Agreement with dpkg itself, where it is installed; skipped elsewhere. */
class DpkgTest {

    private static final int PAIRS = 250;
    private static final long SEED = 20260101;
    private static final Pattern VERSION_CLAIM =
            Pattern.compile("\"context\":\"version\"}},\\{\"role\":\"version\",\"target\":\"([^\"]+)\"");

    @BeforeAll
    static void dpkgIsInstalled() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "dpkg is not installed, so nothing is compared with it");
    }

    private static boolean dpkg(String left, String relation, String right) throws IOException, InterruptedException {
        return new ProcessBuilder("/usr/bin/dpkg", "--compare-versions", left, relation, right)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private static void assertAgreement(String left, String right) throws IOException, InterruptedException {
        int expected = dpkg(left, "lt", right) ? -1 : dpkg(left, "eq", right) ? 0 : 1;
        int order = DebianVersion.find(left).orElseThrow().compareTo(DebianVersion.find(right).orElseThrow());
        assertEquals(expected, Integer.signum(order), () -> left + " against " + right + ", seed " + SEED);
    }

    @Test
    void randomVersionsCompareAsDpkgComparesThem() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            assertAgreement(RandomVersions.next(random), RandomVersions.next(random));
        }
    }

    @Test
    void versionsOfRealPackagesCompareAsDpkgComparesThem() throws IOException, InterruptedException {
        List<String> versions = realVersions();
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            int at = random.nextInt(versions.size() - 1);
            int other = random.nextBoolean() ? at + 1 : random.nextInt(versions.size()); // neighbours are often of one source
            assertAgreement(versions.get(at), versions.get(other));
        }
    }

    private static List<String> realVersions() throws IOException {
        String shared = System.getProperty("rhizome.shared", "");
        Path data = Path.of(shared, "data", "debian-small.ndjson.gz");
        assumeTrue(!shared.isEmpty() && Files.isReadable(data),
                "no real input at " + data + ", so only random versions are compared with dpkg");
        Set<String> versions = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(data)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher claim = VERSION_CLAIM.matcher(line);
                if (claim.find()) {
                    versions.add(claim.group(1));
                }
            }
        }
        return versions.stream().sorted().toList();
    }
}
