package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Path DISTRIBUTION = Path.of("/opt/rhizome");

    @Test
    void withoutOptionsTheHomeLiesInTheDistribution() throws Exception {
        assertEquals(new Options(Path.of("/opt/rhizome/home"), new HttpAddress("127.0.0.1", 8080), false, false, false), parse(Map.of()));
    }

    @Test
    void theEnvironmentNamesAHomeAndTheOptionOverridesIt() throws Exception {
        Map<String, String> environment = Map.of("RHIZOME_HOME", "/var/lib/rhizome");
        assertEquals(Path.of("/var/lib/rhizome"), parse(environment).home());
        assertEquals(Path.of("/a b/c"), parse(environment, "--home", "/a b/c").home());
        assertEquals(Path.of("x").toAbsolutePath(), parse(environment, "--home=./x").home());
    }

    @Test
    void takesAllOptionsInAnyOrder() throws Exception {
        Options options = parse(Map.of(), "--sample", "--http=[::1]:0", "--insecure", "--development");
        assertEquals(new HttpAddress("[::1]", 0), options.http());
        assertTrue(options.sample() && options.insecure() && options.development());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --cluster=x         | does not know --cluster=x
            home                | does not know home
            --home              | --home wants a value
            --home=             | --home= wants a value
            --sample=yes        | --sample takes no value
            --http=8080         | wants HOST:PORT
            --http=:8080        | wants HOST:PORT
            --http=::1:8080     | wants HOST:PORT
            --http=localhost:   | a port from 0 to 65535, not ""
            --http=x:65536      | a port from 0 to 65535, not "65536"
            --http=x:-1         | a port from 0 to 65535, not "-1"
            """)
    void refusesWhatCannotBeMeant(String argument, String fault) {
        String message = assertThrows(UsageException.class, () -> parse(Map.of(), argument)).getMessage();
        assertTrue(message.contains(fault), message);
    }

    @Test
    void anOptionIsNoValueOfAnother() {
        assertThrows(UsageException.class, () -> parse(Map.of(), "--home", "--sample"));
    }

    @Test
    void onlyLoopbackIsOutOfTheReachOfOthers() throws Exception {
        assertTrue(new HttpAddress("127.0.0.1", 1).loopback());
        assertTrue(new HttpAddress("localhost", 1).loopback());
        assertTrue(new HttpAddress("[::1]", 1).loopback());
        assertFalse(new HttpAddress("0.0.0.0", 1).loopback());
        assertFalse(new HttpAddress("192.0.2.1", 1).loopback());
    }

    private static Options parse(Map<String, String> environment, String... arguments) throws UsageException {
        return Options.parse(List.of(arguments), environment, DISTRIBUTION);
    }
}
