package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the tutorial that the distribution carries, as they stand there, one after the other in one shell. Only what a reader has
 * and the test has not is put in their place: the node is started by the test, on a free port, and Maven does not ask the network.
 */
class TutorialIT {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("version +(7\\.88\\.1-10\\+deb12u[0-9]+)");

    @TempDir
    static Path folder;
    static Node node;
    static Finished done;

    @BeforeAll
    static void follow() throws Exception {
        Path distribution = Files.createDirectory(folder.resolve("distribution"));
        for (String part : List.of("bin", "maven", "template")) {
            Files.createSymbolicLink(distribution.resolve(part), Distribution.home().resolve(part));
        }
        node = Node.start(distribution.resolve("home"), "--sample");
        Await.until("the sample is in", () -> node.output().contains("get pkg:"));
        Path script = Files.writeString(folder.resolve("tutorial.sh"), String.join("\n",
                "set -e",
                "rhizome() {",
                "  case $1 in",
                "    run) ;;",
                "    key|sign) \"" + Distribution.script() + "\" \"$@\" ;;",
                "    *) \"" + Distribution.script() + "\" \"$@\" --node " + node.address() + " --token-file \"$RHIZOME/home/secrets/admin.token\" ;;",
                "  esac",
                "}",
                "mvn() { \"" + Distribution.home().resolve("../../../mvnw").normalize() + "\" -B -o -Daether.offline.protocols=file"
                        + " -Dmaven.repo.local=\"" + folder.resolve("repository") + "\""
                        + " -Dmaven.repo.local.tail=\"" + System.getProperty("rhizome.maven.repository") + "\" \"$@\"; }",
                "cd \"" + distribution + "\"",
                commands()));
        done = Finished.run(List.of("sh", script.toString()));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String commands() throws IOException {
        StringBuilder commands = new StringBuilder();
        Matcher blocks = BLOCK.matcher(Files.readString(Distribution.home().resolve("template/README.md")));
        while (blocks.find()) {
            commands.append(blocks.group(1));
        }
        return commands.toString();
    }

    @Test
    void everyCommandSucceeds() {
        assertEquals(0, done.exit(), () -> done.out() + done.err() + node.output());
    }

    @Test
    void theValueFollowsTheVersionThatServes() {
        List<String> versions = new ArrayList<>();
        Matcher shown = VERSION.matcher(done.out());
        while (shown.find()) {
            versions.add(shown.group(1));
        }
        assertEquals(List.of("7.88.1-10+deb12u5", "7.88.1-10+deb12u15", "7.88.1-10+deb12u5"), versions, () -> done.out() + done.err());
    }

    @Test
    void theRestOfTheTemplateServesToo() throws Exception {
        assertTrue(done.out().contains("\"debian:bookworm\""), done::out);
        assertEquals("hello pkg:curl: command line tool for transferring data with URL syntax\n", node.get("/api/ext/hello/pkg:curl").body());
        assertTrue(node.get(Node.entity("pkg:curl")).body().contains("\"words\":9"));
    }

    @Test
    void theJournalKnowsWhatWasDone() throws Exception {
        List<String> changes = node.rhizome("deployments").out().lines().map(line -> line.replaceAll(".*committed +| +admin$", "")).toList();
        assertEquals(
                List.of("roll back org.example.rhizome 1.0.0", "upgrade org.example.rhizome 1.1.0", "install org.example.rhizome 1.0.0"), changes);
    }
}
