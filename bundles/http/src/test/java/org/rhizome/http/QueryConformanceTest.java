package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;

/** The vectors of the open format through the door, byte for byte: 99 evaluations and 33 refusals. */
class QueryConformanceTest {

    private static final List<String> FILES = List.of(
            "eval-aliased", "eval-basic", "eval-bytes", "eval-distinct", "eval-expand", "eval-holes", "eval-hview",
            "eval-reflective", "eval-relational", "eval-resolve", "eval-setalgebra", "eval-strict-keys");

    @RegisterExtension
    private static final Node NODE = new Node();

    @TestFactory
    Stream<DynamicTest> aTermHasItsBytes() {
        List<DynamicTest> all = each("cases", (file, it) -> {
            Answer answer = post(query(file, it, (String) it.get("root"))).hasStatus(200);
            assertEquals(it.get("expectedCanonicalHex"), answer.json().get("canonical"));
            assertTrue(List.of("dset", "hview", "view").contains(answer.json().get("kind")));
            if (it.get("expectedView") != null) {
                assertEquals(it.get("expectedView"), answer.json().get("json"));
            }
        });
        assertEquals(99, all.size());
        return all.stream();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotInTheLanguageIsRefused() {
        Rhizome.Digest before = NODE.digest();
        List<DynamicTest> all = each("rejects", (file, it) -> {
            Answer answer = post(query(it.containsKey("schemas") ? with(file, it) : file, it, "root")).isProblem(400);
            assertFalse(((String) answer.json().get("fault")).isEmpty());
            assertEquals(before, NODE.digest());
        });
        assertEquals(33, all.size());
        return all.stream();
    }

    private static Map<String, Object> with(Map<String, Object> file, Map<String, Object> it) {
        Map<String, Object> merged = new LinkedHashMap<>(file);
        merged.put("schemas", it.get("schemas"));
        merged.remove("readings");
        return merged;
    }

    @FunctionalInterface
    private interface Check {
        void of(Map<String, Object> file, Map<String, Object> it);
    }

    private static List<DynamicTest> each(String kind, Check check) {
        return FILES.stream().map(QueryConformanceTest::file).filter(file -> file.containsKey(kind))
                .flatMap(file -> ((List<?>) file.get(kind)).stream().map(QueryConformanceTest::object)
                        .map(it -> DynamicTest.dynamicTest((String) it.get("name"), () -> check.of(file, it)))).toList();
    }

    private static Map<String, Object> query(Map<String, Object> file, Map<String, Object> it, String root) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("term", it.get("term"));
        List.of("schemas", "readings").stream().filter(file::containsKey).forEach(name -> query.put(name, file.get(name)));
        query.put("deltas", file.containsKey("fixture") ? deltas(file) : List.of());
        if (root != null) {
            query.put("root", root);
        }
        return query;
    }

    /** The fixtures name their deltas for people; a delta has no name. */
    private static List<Object> deltas(Map<String, Object> file) {
        return ((List<?>) object(file.get("fixture")).get("deltas")).stream().map(named -> {
            Map<String, Object> delta = new LinkedHashMap<>(object(named));
            delta.keySet().retainAll(List.of("id", "claims", "sig"));
            return (Object) delta;
        }).toList();
    }

    private static Answer post(Map<String, Object> query) {
        JsonWriter out = new JsonWriter();
        Json.write(query, out);
        return NODE.client().post("/api/query", "application/json", new String(out.toByteArray(), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> file(String name) {
        String folder = System.getProperty("rhizome.shared", "");
        Path file = Path.of(folder, "vectors", "l1-eval", name + ".json");
        if (folder.isEmpty() || !Files.isRegularFile(file)) {
            Assumptions.abort("not checked against " + name + ": point the system property rhizome.shared to the shared folder");
        }
        try {
            return object(Json.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }
}
