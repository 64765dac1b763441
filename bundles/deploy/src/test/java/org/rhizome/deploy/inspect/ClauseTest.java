package org.rhizome.deploy.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;
import org.rhizome.forge.ExtensionForge;

/** How headers are read: as the framework does, or not at all. */
class ClauseTest {

    private static final String HEADER = "a.b;c=d;e:Long=5;f:=\"(&(g=h)(i>=1))\";j:List<String>=\"k,l\",m;n;o=\"p;q=r\"";
    private static final String PIECES = "\"\\;:=,<> ab15()";

    @TempDir
    private Path folder;

    @Test
    void clausesHavePathsAttributesAndDirectives() {
        List<Clause> clauses = Clause.parse(HEADER);
        assertEquals(List.of("a.b"), clauses.getFirst().paths());
        assertEquals(Map.of("c", "d", "e:Long", "5", "j:List<String>", "k,l"), clauses.getFirst().attributes());
        assertEquals(Map.of("f", "(&(g=h)(i>=1))"), clauses.getFirst().directives());
        assertEquals(List.of("m", "n"), clauses.get(1).paths());
    }

    @Test
    void theFrameworkReadsTheSame() throws Exception {
        Framework framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString()));
        framework.start();
        try {
            Random random = new Random(9);
            int compared = 0;
            for (int round = 0; round < 1_500; round++) {
                StringBuilder header = new StringBuilder(HEADER);
                for (int i = 0; i < 1 + round % 3; i++) {
                    header.setCharAt(random.nextInt(header.length()), PIECES.charAt(random.nextInt(PIECES.length())));
                }
                compared += compare(header.toString(), framework, round);
            }
            assertTrue(compared > 50, "compared " + compared);
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    /** @return how many headers both read */
    private static int compare(String header, Framework framework, int round) throws Exception {
        List<Clause> ours;
        try {
            ours = Clause.parse(header);
        } catch (IllegalArgumentException e) {
            return 0;
        }
        byte[] jar = ExtensionForge.bundle("round" + round, "1.0.0").header("Provide-Capability", header).header("Require-Capability", "").jar();
        Bundle bundle;
        try {
            bundle = framework.getBundleContext().installBundle("round:" + round, new ByteArrayInputStream(jar));
        } catch (BundleException e) {
            // The framework refuses it too, for what the header says.
            return 0;
        }
        List<String> theirs = bundle.adapt(BundleRevision.class).getDeclaredCapabilities(null).stream()
                .filter(capability -> !capability.getNamespace().startsWith("osgi."))
                .map(capability -> capability.getNamespace() + " " + names(capability.getAttributes()) + " "
                + sorted(capability.getDirectives())).toList();
        assertEquals(theirs, ours.stream().flatMap(clause -> clause.paths().stream()
                .map(path -> path + " " + names(plain(clause.attributes())) + " " + sorted(clause.directives()))).toList(), header);
        bundle.uninstall();
        return 1;
    }

    private static Map<String, Object> plain(Map<String, String> attributes) {
        return attributes.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().replaceFirst(":.*", ""), entry ->
                entry.getKey().contains(":") ? new byte[0] : entry.getValue()));
    }

    /** Values of plain strings; of others the names. */
    private static String names(Map<String, ?> attributes) {
        return sorted(attributes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> entry.getValue() instanceof String text ? text : "")));
    }

    private static String sorted(Map<String, String> map) {
        return new java.util.TreeMap<>(map).toString();
    }
}
