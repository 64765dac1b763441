package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.shell.FakeNode.Answer;

class LastLineTest {

    private static final String TIMED = "{\"timestamp\":5,\"author\":\"a\",\"pointers\":[{\"role\":\"r\",\"target\":\"t\"}]}\n";
    private static final String TIMELESS = "{\"author\":\"a\",\"pointers\":[{\"role\":\"r\",\"target\":\"t\"}]}\n";

    @TempDir
    private Path folder;

    @Test
    void aNodeThatHasTheLastDeltaHoldsTheRest() throws IOException {
        assertTrue(known(200, "{}\n" + TIMED, 1));
        assertFalse(known(404, "{}\n" + TIMED, 1));
    }

    @Test
    void aClaimWithoutATimeMustNotBeSentAgain() throws IOException {
        assertTrue(known(404, TIMELESS, 0));
    }

    @Test
    void ofALineThatIsNoDeltaNothingCanBeTold() throws IOException {
        assertFalse(known(200, TIMED + "nonsense\n", 0));
    }

    /** @param asked how often the node is to be asked */
    private boolean known(int status, String before, int asked) throws IOException {
        Path file = Files.writeString(folder.resolve("x.ndjson"), before + TIMED + TIMED);
        TokenFile token = new TokenFile(Files.writeString(folder.resolve("token"), FakeNode.TOKEN));
        try (FakeNode fake = new FakeNode(request -> Answer.json(status, "{}"))) {
            boolean known = LastLine.known(new Node(URI.create(fake.address()), token), file, before.length());
            assertEquals(asked, fake.requests().size());
            return known;
        }
    }
}
