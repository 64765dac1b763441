package org.rhizome.sample.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.endpoint.Response;
import org.rhizome.testkit.EndpointHost;
import org.rhizome.testkit.TestNode;

class PagesTest {

    private final TestNode node = TestNode.holding(
            Delta.by("debian").at(1).set("pkg:vim", "summary", "Vi IMproved <enhanced> & more"),
            Delta.by("debian").at(2).set("pkg:vim", "size", 3738),
            Delta.by("debian").at(1).set("a/b c+d", "size", 0.5))
            .view("short", entity -> new TreeMap<>(Map.of("claims", new Num(entity.properties().size()),
                    "names", new Value.Items(List.of(new Text("vim"), new Text("vi"))), "more", new Value.Fields(Map.of("a", new Num(1))))));
    private final EndpointHost host = EndpointHost.of(new Pages(), node);

    @Test
    void aPageShowsTheValues() {
        Response page = host.get("pkg:vim");
        assertEquals(200, page.status());
        assertEquals("text/html; charset=utf-8", page.contentType());
        assertTrue(EndpointHost.text(page).contains("<tr><th>size</th><td>3738</td></tr>"), EndpointHost.text(page));
    }

    @Test
    void whatIsClaimedCannotBecomeMarkup() {
        assertTrue(EndpointHost.text(host.get("pkg:vim")).contains("<td>Vi IMproved &lt;enhanced&gt; &amp; more</td>"));
        node.add(Delta.by("mallory").at(1).set("<script>", "x", "y"));
        assertFalse(EndpointHost.text(host.get("%3Cscript%3E")).contains("<script>"));
    }

    @Test
    void anyEntityCanBeNamed() {
        assertTrue(EndpointHost.text(host.get("a/b%20c+d")).contains("<h1>a/b c+d</h1>"));
    }

    @Test
    void aViewCanBeNamed() {
        String page = EndpointHost.text(host.get("pkg:vim?view=short"));
        assertTrue(page.contains("<tr><th>claims</th><td>2</td></tr>"), page);
        assertTrue(page.contains("<ul><li>vim<li>vi</ul>"), page);
    }

    @Test
    void whoeverAcceptsJsonAloneGetsJson() {
        Response json = host.get("pkg:vim?view=short", Map.of("accept", "application/json"));
        assertEquals("application/json", json.contentType());
        assertEquals("{\"id\":\"pkg:vim\",\"values\":{\"claims\":2,\"more\":{\"a\":1},\"names\":[\"vim\",\"vi\"]}}", EndpointHost.text(json));
        assertEquals("text/html; charset=utf-8", host.get("pkg:vim", Map.of("Accept", "text/html,application/json")).contentType());
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertEquals(404, host.get("pkg:emacs").status());
        assertEquals(400, host.get("").status());
        assertTrue(EndpointHost.text(host.get("pkg:vim?view=long")).contains("defined are [short]"));
    }

    @Test
    void pagesAreForReading() {
        assertEquals(405, host.post("pkg:vim", new byte[0]).status());
    }
}
