package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rhizome.json.Json;

/** Every operator over a small library of our own, so that a plain clone tests itself. */
class GoldenTest {

    @TestFactory
    Stream<DynamicTest> aTermHasItsHashAndItsBytes() {
        Map<String, Object> file = Vectors.golden("library.json");
        return Vectors.each(file.get("cases"), it -> {
            assertEquals(it.get("termHash"), Terms.hash(Terms.parse(it.get("term"))).toString());
            Result result = evaluate(file, it);
            assertEquals(it.get("canonicalHex"), Vectors.hex(result.canonicalBytes()));
            if (it.get("json") != null) {
                assertEquals(it.get("json"), Json.parse(Vectors.json(result).getBytes(StandardCharsets.UTF_8)));
            }
        });
    }

    static Result evaluate(Map<String, Object> file, Map<String, Object> it) {
        DeltaSource source = MemorySource.of(Vectors.deltas(file.get("fixture")));
        Query query = Query.of(Terms.parse(it.get("term")), Vectors.registry(file));
        String root = (String) it.get("root");
        return (root == null ? query.evaluate(source) : query.evaluate(source, root)).result();
    }
}
