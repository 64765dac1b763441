package org.rhizome.algebra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Conformance vectors, those of the open format and our own golden ones, as tests read them. */
final class Vectors {

    private Vectors() {}

    /** A file of the open format; the test is aborted with a notice where the shared folder is not there. */
    static Map<String, Object> shared(String name) {
        Path file = folder().resolve(name);
        if (System.getProperty("rhizome.shared", "").isEmpty() || !Files.isRegularFile(file)) {
            Assumptions.abort("not checked against " + name + ": point the system property rhizome.shared to the shared folder");
        }
        try {
            return object(Json.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder() {
        return Path.of(System.getProperty("rhizome.shared", ""), "vectors", "l1-eval");
    }

    static Map<String, Object> golden(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/golden/" + name)) {
            return object(Json.parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }

    /** The objects of a list, none when there is no list. */
    static List<Map<String, Object>> objects(Object tree) {
        return tree == null ? List.of() : ((List<?>) tree).stream().map(Vectors::object).toList();
    }

    /** One test per case of a list, named by its {@code name}. */
    static Stream<DynamicTest> each(Object cases, Consumer<Map<String, Object>> check) {
        return objects(cases).stream().map(it -> DynamicTest.dynamicTest((String) it.get("name"), () -> check.accept(it)));
    }

    /** The deltas of a fixture; their ids are computed and must be those it states. */
    static List<Delta> deltas(Object fixture) {
        return objects(object(fixture).get("deltas")).stream().map(Vectors::delta).toList();
    }

    static Delta delta(Map<String, Object> it) {
        JsonWriter out = new JsonWriter().beginObject().name("claims");
        Json.write(it.get("claims"), out);
        if (it.get("sig") != null) {
            out.name("sig").value((String) it.get("sig"));
        }
        Delta delta = DeltaJson.decode(out.endObject().toByteArray());
        if (it.get("id") != null && !it.get("id").equals(delta.id().toString())) {
            throw new AssertionError("the fixture has another id: " + it);
        }
        return delta;
    }

    static Registry registry(Map<String, Object> file) {
        List<HyperSchema> schemas = objects(file.get("schemas")).stream().map(Schemas::parseHyperSchema).toList();
        List<Schema> readings = objects(file.get("readings")).stream().map(Schemas::parse).toList();
        return Registry.of(schemas, readings);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String json(Result result) {
        JsonWriter out = new JsonWriter();
        result.write(out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
