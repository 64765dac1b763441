package org.rhizome.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples that the distribution carries, deployed together into a node with the sample data. */
class SamplesIT {

    @TempDir
    static Path home;
    static Node node;
    static Finished deployed;

    @BeforeAll
    static void deploy() throws Exception {
        node = Node.start(home, "--sample");
        Await.until("the sample is in", () -> node.output().contains("get pkg:"));
        List<String> command = new ArrayList<>(List.of("deploy", "--probation", "100ms"));
        command.addAll(samples());
        deployed = node.rhizome(command.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> extras = Files.list(Distribution.home().resolve("extras"))) {
            return extras.map(Path::toString).filter(jar -> jar.contains("org.rhizome.sample.")).sorted().toList();
        }
    }

    @Test
    void allAreDeployedInOneStepWithoutAKey() {
        assertEquals(0, deployed.exit(), () -> deployed.out() + deployed.err() + node.output());
        for (String service : List.of("resolver:longest", "view:sections", "plugin:sites", "endpoint:pages")) {
            assertTrue(deployed.out().contains(service), deployed::out);
        }
    }

    @Test
    void theResolverDecidesAndSaysWhy() throws Exception {
        String explained = node.rhizome("explain", "pkg:curl", "version", "--resolver", "longest").out();
        assertTrue(explained.contains("7.88.1-10+deb12u15") && explained.contains("it has 18 characters"), explained);
    }

    @Test
    void theViewKnowsTheSectionsAndKeepsUp() throws Exception {
        Finished web = node.rhizome("ask", "sections", "section=web");
        assertTrue(web.out().contains("pkg:curl"), () -> web.out() + web.err());
        node.rhizome("put", "pkg:samples-it", "section", "sections-of-a-test");
        Finished own = node.rhizome("ask", "sections", "section=sections-of-a-test");
        assertTrue(own.out().contains("pkg:samples-it"), () -> own.out() + own.err());
    }

    @Test
    void thePluginDerivesClaimsAndCounts() throws Exception {
        Await.until("the site of curl is claimed", () -> node.get(Node.entity("pkg:curl")).body().contains("\"site\":\"curl.se\""));
        Await.until("all are counted", () -> node.rhizome("call", "sites", "\"curl.se\"").out().strip().equals("4"));
    }

    @Test
    void theEndpointShowsPages() throws Exception {
        HttpResponse<String> page = node.get("/api/ext/pages/pkg:curl");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<h1>pkg:curl</h1>"), page::body);
        assertEquals(404, node.get("/api/ext/pages/pkg:nobody").statusCode());
    }
}
