package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;

/** What the commands make of their arguments. */
class ArgumentsTest {

    private static final Path DISTRIBUTION = Path.of("/opt/rhizome");

    @Test
    void aValueIsWhatItReadsAs() {
        assertEquals(new Num(-12.5), PutCommand.value("-12.5", false));
        assertEquals(new Bool(true), PutCommand.value("true", false));
        assertEquals(new Text("9.0.1"), PutCommand.value("9.0.1", false));
        assertEquals(new Text("9.10"), PutCommand.value("9.10", false), "a version, and not the number 9.1");
        assertEquals(new Text("12 apples"), PutCommand.value("12 apples", false));
        assertEquals(new Text("null"), PutCommand.value("null", false));
        assertEquals(new Text(""), PutCommand.value("", false));
        assertEquals(new Text("1e999"), PutCommand.value("1e999", false));
        assertEquals(new Text("9.0"), PutCommand.value("9.0", true));
    }

    @Test
    void idsAndNamesAreEscapedInTheAddress() {
        assertEquals("/api/entities/a%2Fb%20c%3F%C3%A9", EntityAddress.of("a/b c?é", List.of()));
        assertEquals("/api/entities/x/lossless?asOf=1", EntityAddress.of("x", List.of("asOf=1"), "lossless"));
        assertEquals("/api/entities/x/explain/a%2F%3D%25?view=v&resolver.p=r",
                EntityAddress.of("x", List.of("view=v", "resolver.p=r"), "explain", "a/=%"));
    }

    @Test
    void theTokenLiesWhereTheNodePutItUnlessToldOtherwise() {
        assertEquals(Path.of("/opt/rhizome/home/secrets/admin.token"), TokenFile.of(null, Map.of(), DISTRIBUTION).path());
        Map<String, String> home = Map.of("RHIZOME_HOME", "/h");
        assertEquals(Path.of("/h/secrets/admin.token"), TokenFile.of(null, home, DISTRIBUTION).path());
        Map<String, String> file = Map.of("RHIZOME_HOME", "/h", "RHIZOME_TOKEN_FILE", "/t");
        assertEquals(Path.of("/t"), TokenFile.of(null, file, DISTRIBUTION).path());
        assertEquals(Path.of("/asked"), TokenFile.of(Path.of("/asked"), file, DISTRIBUTION).path());
    }
}
