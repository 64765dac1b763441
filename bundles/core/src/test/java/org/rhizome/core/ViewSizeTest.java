package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

class ViewSizeTest {

    private static long bytes(String entity, Map<String, Value> properties) {
        return ViewSize.bytes(entity, new TreeMap<>(properties));
    }

    @Test
    void aViewWeighsWhatItsNamesAndValuesWeigh() {
        String large = "x".repeat(14_000);
        assertTrue(bytes("e", Map.of()) < 1_000);
        assertTrue(bytes(large, Map.of()) > 14_000);
        assertTrue(bytes("e", Map.of(large, new Text(""))) > 14_000);
        assertTrue(bytes("e", Map.of("p", new Text(large))) > 14_000);
        assertTrue(bytes("e", Map.of("p", new Bytes("m", new byte[14_000]))) > 14_000);
        assertTrue(bytes("e", Map.of("p", new Value.Fields(Map.of("f", new Text(large))))) > 14_000);
    }
}
