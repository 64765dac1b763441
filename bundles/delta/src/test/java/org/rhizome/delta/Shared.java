package org.rhizome.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** The conformance vectors of the open format, and our own golden ones, as tests read them. */
final class Shared {

    private Shared() {}

    /** A vector file below {@code vectors}; the test is aborted with a notice where the shared folder is not there. */
    static Object vectors(String name) {
        return shared("vectors/" + name);
    }

    static Object shared(String name) {
        String folder = System.getProperty("rhizome.shared", "");
        Path file = Path.of(folder, name.split("/"));
        if (folder.isEmpty() || !Files.isRegularFile(file)) {
            Assumptions.abort("not checked against " + name + ": point the system property rhizome.shared to the shared folder");
        }
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object golden(String name) {
        try (var in = Shared.class.getResourceAsStream("/golden/" + name)) {
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }

    static List<Map<String, Object>> objects(Object tree) {
        return ((List<?>) tree).stream().map(Shared::object).toList();
    }

    /** One test per case of a list, named by its {@code name}. */
    static Stream<DynamicTest> each(Object cases, Consumer<Map<String, Object>> check) {
        return objects(cases).stream().map(it -> DynamicTest.dynamicTest((String) it.get("name"), () -> check.accept(it)));
    }

    /** The wire form of a case with {@code claims} and perhaps {@code sig}, as it stands in the file. */
    static byte[] wire(Map<String, Object> it) {
        JsonWriter out = new JsonWriter().beginObject().name("claims");
        Json.write(it.get("claims"), out);
        if (it.get("sig") != null) {
            out.name("sig").value((String) it.get("sig"));
        }
        return out.endObject().toByteArray();
    }

    static Delta delta(Map<String, Object> it) {
        return DeltaJson.decode(wire(it));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(Object hex) {
        return HexFormat.of().parseHex((String) hex);
    }
}
