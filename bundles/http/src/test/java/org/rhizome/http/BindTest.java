package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindTest {

    @Test
    void anAddressIsAHostAndAPort() {
        assertEquals(new Bind("127.0.0.1", 8080), Bind.parse("127.0.0.1:8080"));
        assertEquals(new Bind("localhost", 0), Bind.parse("localhost:0"));
        assertEquals(new Bind("::1", 8080), Bind.parse("[::1]:8080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8080", ":8080", "localhost", "localhost:", "localhost:x", "localhost:65536", "localhost:-1",
        "localhost:999999"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Bind.parse(text)).getMessage().contains("\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
    void loopbackIsFine(String host) {
        new Bind(host, 0).requireLoopback();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void elsewhereIsRefused(String host) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> new Bind(host, 80).requireLoopback());

        assertTrue(refusal.getMessage().contains("--insecure"), refusal.getMessage());
    }
}
