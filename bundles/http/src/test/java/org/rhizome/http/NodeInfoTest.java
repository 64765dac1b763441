package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a node says about itself. */
class NodeInfoTest {

    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{((?:[a-z]+=\"[^\"\\\\]*\",?)+)})? (-?[0-9.E+-]+)");

    @RegisterExtension
    private static final Node NODE = new Node();

    @Test
    void programsAreGreetedInJsonAndPeopleWithAPage() {
        Answer json = NODE.clientWith(null).get("/").hasStatus(200);
        assertEquals("application/json", json.header("Content-Type"));
        assertEquals("/openapi.json", json.object("links").get("description"));

        Answer page = NODE.clientWith(null).get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8").hasStatus(200);
        assertEquals("text/html;charset=utf-8", page.header("Content-Type"));
        assertTrue(page.text().contains("secrets/admin.token"));
        assertTrue(page.header("Content-Security-Policy").contains("default-src 'none'"));
    }

    @Test
    void metricsFollowTheTextFormatOfPrometheus() {
        NODE.client().get("/api/entities/counted");
        Answer answer = NODE.client().get("/metrics").hasStatus(200);

        assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.header("Content-Type"));
        Map<String, String> types = check(answer.text().lines().toList());
        assertEquals("counter", types.get("rhizome_http_requests_total"));
        assertEquals("histogram", types.get("rhizome_http_request_duration_seconds"));
        String counted = "rhizome_http_requests_total{method=\"GET\",route=\"/api/entities/{id}\",status=\"404\"} 1\n";
        assertTrue(answer.text().contains(counted), answer.text());
    }

    @Test
    void metricsFollowOpenMetricsWhenAsked() {
        Answer answer = NODE.client().get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

        assertEquals("application/openmetrics-text; version=1.0.0; charset=utf-8", answer.header("Content-Type"));
        assertTrue(answer.text().endsWith("\n# EOF\n"));
        List<String> lines = answer.text().lines().toList();
        Map<String, String> types = check(lines.subList(0, lines.size() - 1));
        assertEquals("counter", types.get("rhizome_http_requests"));
        assertFalse(types.containsKey("rhizome_http_requests_total"));
    }

    /** Every line is help, type or sample; families stand together and are declared before their samples; no sample comes twice. */
    private static Map<String, String> check(List<String> lines) {
        Map<String, String> types = new HashMap<>();
        Set<String> samples = new HashSet<>();
        String family = "";
        for (String line : lines) {
            if (line.startsWith("# HELP ")) {
                family = line.split(" ")[2];
                assertFalse(types.containsKey(family), line);
            } else if (line.startsWith("# TYPE ")) {
                assertEquals(family, line.split(" ")[2]);
                types.put(family, line.split(" ")[3]);
            } else {
                Matcher sample = SAMPLE.matcher(line);
                assertTrue(sample.matches(), line);
                assertTrue(allowed(family, types.get(family)).contains(sample.group(1)), line);
                assertTrue(samples.add(sample.group(1) + sample.group(2)), line);
            }
        }
        return types;
    }

    private static Set<String> allowed(String family, String type) {
        return switch (type) {
            case "counter" -> Set.of(family.endsWith("_total") ? family : family + "_total");
            case "histogram" -> Set.of(family + "_bucket", family + "_sum", family + "_count");
            default -> Set.of(family);
        };
    }
}
