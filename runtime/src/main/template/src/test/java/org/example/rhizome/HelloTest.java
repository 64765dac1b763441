package org.example.rhizome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.testkit.EndpointHost;
import org.rhizome.testkit.TestNode;

class HelloTest {

    private final EndpointHost host = EndpointHost.of(new Hello(),
            TestNode.holding(Delta.by("alice").at(1000).set("pkg:vim", "summary", "an editor")));

    @Test
    void itSaysHello() {
        assertEquals("hello pkg:vim: an editor\n", EndpointHost.text(host.get("pkg:vim")));
    }

    @Test
    void nobodyIsNotGreeted() {
        assertEquals(404, host.get("pkg:emacs").status());
        assertEquals(400, host.get("").status());
    }
}
