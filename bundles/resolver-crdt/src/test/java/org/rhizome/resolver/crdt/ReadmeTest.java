package org.rhizome.resolver.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Pointer;

/** What the README tells clients to write is what a node accepts, and names every role there is. */
class ReadmeTest {

    private static final Pattern POINTERS = Pattern.compile("`(\\{\"role\".*?)`");

    @Test
    void everyExampleIsTheJsonOfPointers() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<Delta> deltas = POINTERS.matcher(readme).results().map(match -> delta(match.group(1))).toList();
        Set<String> roles = new TreeSet<>();
        deltas.forEach(delta -> delta.pointers().stream().map(Pointer::role).forEach(roles::add));
        roles.remove("subject");
        assertTrue(deltas.size() > 5, () -> "only " + deltas.size() + " examples found");
        assertEquals(Set.of("add", "after", "decrement", "increment", "observed", "remove", "supersedes", "value"), roles);
    }

    private static Delta delta(String pointers) {
        String filled = pointers.replace("ID", Said.id(1).toString());
        String json = "{\"claims\":{\"author\":\"anna\",\"timestamp\":1,\"pointers\":[" + filled + "]}}";
        return DeltaJson.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
