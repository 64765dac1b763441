package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientCommandTest {

    @Test
    void leavesOutWhatTheClientFindsByItself() {
        assertEquals("bin/rhizome get pkg:7zip", new ClientCommand("bin/rhizome", "http://127.0.0.1:8080", Path.of("/t"), true).line("get", "pkg:7zip"));
    }

    @Test
    void quotesForTheShell() {
        ClientCommand client = new ClientCommand("rhizome", "http://127.0.0.1:9", Path.of("/my home/admin.token"), false);
        assertEquals("rhizome get 'it'\\''s' --node http://127.0.0.1:9 --token-file '/my home/admin.token'", client.line("get", "it's"));
        assertEquals(List.of("get", "it's", "--node", "http://127.0.0.1:9", "--token-file", "/my home/admin.token"), client.arguments("get", "it's"));
    }
}
