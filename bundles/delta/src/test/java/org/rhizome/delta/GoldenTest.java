package org.rhizome.delta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rhizome.delta.Shared.each;
import static org.rhizome.delta.Shared.golden;
import static org.rhizome.delta.Shared.object;
import static org.rhizome.delta.Shared.objects;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Our own vectors, which a plain clone has: see {@link GoldenWriter}. */
class GoldenTest {

    @TestFactory
    Stream<DynamicTest> aDeltaKeepsItsBytesItsIdAndItsSignature() {
        return each(golden("deltas.json"), it -> {
            Delta delta = Shared.delta(it);
            assertEquals(it.get("canonical"), Shared.hex(delta.canonicalBytes()));
            assertEquals(it.get("id"), delta.id().toString());
            assertEquals(it.get("sig") == null ? SignatureState.UNSIGNED : SignatureState.VERIFIED, delta.verify());
            assertEquals(delta.claims(), Delta.fromCanonical(Shared.bytes(it.get("canonical")), null).claims());
            JsonWriter out = new JsonWriter();
            DeltaJson.write(delta, out);
            assertArrayEquals(Shared.wire(it), out.toByteArray());
        });
    }

    @Test
    void aPackKeepsItsBytes() {
        Map<String, Object> it = object(golden("pack.json"));
        List<Delta> deltas = objects(it.get("deltas")).stream().map(Shared::delta).toList();
        assertEquals(it.get("pack"), Shared.hex(Pack.write(deltas)));
        assertEquals(deltas.stream().sorted(java.util.Comparator.comparing(Delta::id)).toList(), Pack.read(Shared.bytes(it.get("pack"))));
    }

    @Test
    void aSetKeepsItsDigest() {
        Map<String, Object> it = object(golden("digest.json"));
        List<DeltaId> ids = objects(golden("deltas.json")).stream().map(delta -> DeltaId.parse((String) delta.get("id"))).sorted().toList();
        assertEquals(it.get("count"), (double) ids.size());
        assertEquals(it.get("digest"), SetDigest.of(ids.size(), ids.iterator()).toString());
    }

    @Test
    void anOldDeltaKeepsItsTranslation() {
        for (Map<String, Object> it : objects(golden("dialects.json"))) {
            JsonWriter input = new JsonWriter();
            Json.write(it.get("input"), input);
            List<Translated> outcomes = Dialect.valueOf((String) it.get("dialect"))
                    .translate(input.toByteArray(), TimeUnit.valueOf((String) it.get("unit")), KnownIds.NONE);
            assertEquals(objects(it.get("deltas")).stream().map(Shared::delta).toList(),
                    outcomes.stream().map(outcome -> ((Translated.Done) outcome).delta()).toList());
        }
    }
}
