package org.rhizome.algebra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/**
 * Writes hashes and canonical bytes into the golden file that is named: to be run by hand, when cases are added, and only while the vectors
 * of the open format pass.
 */
public final class GoldenWriter {

    private GoldenWriter() {}

    public static void main(String[] files) throws IOException {
        Path path = Path.of(files[0]);
        Map<String, Object> file = new LinkedHashMap<>(Vectors.object(Json.parse(Files.readAllBytes(path), Limits.DEFAULT.depth())));
        List<Object> cases = new ArrayList<>();
        for (Map<String, Object> it : Vectors.objects(file.get("cases"))) {
            Map<String, Object> written = new LinkedHashMap<>(it);
            written.put("termHash", Terms.hash(Terms.parse(it.get("term"))).toString());
            Result result = GoldenTest.evaluate(file, it);
            written.put("canonicalHex", Vectors.hex(result.canonicalBytes()));
            if (result instanceof View) {
                written.put("json", Json.parse(Vectors.json(result).getBytes(StandardCharsets.UTF_8)));
            }
            cases.add(written);
        }
        file.put("cases", cases);
        Files.writeString(path, lines(file));
    }

    /** One case or delta on each line, so that changes can be read. */
    private static String lines(Map<String, Object> file) {
        JsonWriter out = new JsonWriter();
        Json.write(file, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8).replace("{\"name\":", "\n{\"name\":") + "\n";
    }
}
