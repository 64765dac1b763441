package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rhizome.algebra.Vectors.deltas;
import static org.rhizome.algebra.Vectors.each;
import static org.rhizome.algebra.Vectors.hex;
import static org.rhizome.algebra.Vectors.object;
import static org.rhizome.algebra.Vectors.objects;
import static org.rhizome.algebra.Vectors.registry;
import static org.rhizome.algebra.Vectors.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rhizome.delta.CborWriter;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.json.Json;

/** The vectors of the open format, byte for byte: 99 evaluations, 33 refusals, relation signatures and schemas as deltas. */
class ConformanceTest {

    private static final List<String> FILES = List.of(
            "eval-aliased", "eval-basic", "eval-bytes", "eval-distinct", "eval-expand", "eval-holes", "eval-hview",
            "eval-reflective", "eval-relational", "eval-resolve", "eval-setalgebra", "eval-strict-keys");

    /** A file that shrinks, or a new one that is not read, is no success. */
    @Test
    void everyVectorIsRead() throws IOException {
        assertEquals(99, inAllFiles("cases").filter(it -> it.get("expectedCanonicalHex") != null).count());
        assertEquals(33, inAllFiles("rejects").count());
        assertEquals(4, objects(shared("eval-aliased.json").get("signatures")).size());
        assertEquals(6, objects(shared("schema-deltas.json").get("termHashes")).size());
        try (Stream<Path> files = Files.list(Vectors.folder())) {
            assertEquals(Stream.concat(FILES.stream(), Stream.of("schema-deltas")).map(name -> name + ".json").sorted().toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static Stream<Map<String, Object>> inAllFiles(String list) {
        return FILES.stream().flatMap(file -> objects(shared(file + ".json").get(list)).stream());
    }

    @TestFactory
    Stream<DynamicTest> aTermHasItsBytes() {
        return FILES.stream().map(file -> shared(file + ".json")).filter(file -> file.containsKey("cases"))
                .flatMap(file -> each(file.get("cases"), it -> evaluates(file, it)));
    }

    private static void evaluates(Map<String, Object> file, Map<String, Object> it) {
        Term term = Terms.parse(it.get("term"));
        assertEquals(term, Terms.decode(Terms.canonicalBytes(term)));
        if (it.get("termHash") != null) {
            assertEquals(it.get("termHash"), Terms.hash(term).toString());
        }
        DeltaSource source = MemorySource.of(deltas(file.get("fixture")));
        Query query = Query.of(term, registry(file));
        String root = (String) it.get("root");
        Result result = (root == null ? query.evaluate(source) : query.evaluate(source, root)).result();
        assertEquals(it.get("expectedCanonicalHex"), hex(result.canonicalBytes()));
        Object json = Json.parse(Vectors.json(result).getBytes(StandardCharsets.UTF_8));
        switch (result) {
            case DSet _ -> assertEquals(it.get("expected"), json);
            case HView _ -> assertShape(it.get("expected"), json);
            case View view -> {
                assertEquals(it.get("expectedView"), json);
                assertLeaf(it, view);
            }
        }
    }

    /** Expected views list ids, alone or with the tag; ours list all that the deltas say. */
    private static void assertShape(Object expected, Object json) {
        if (expected != null) {
            assertEquals(object(expected).get("id"), object(json).get("id"));
            Map<String, Object> properties = object(object(json).get("props"));
            assertEquals(object(object(expected).get("props")).keySet(), properties.keySet());
            object(object(expected).get("props")).forEach((property, entries) -> {
                List<?> wanted = (List<?>) entries;
                List<Map<String, Object>> found = objects(properties.get(property));
                assertEquals(wanted.size(), found.size());
                for (int i = 0; i < wanted.size(); i++) {
                    Map<String, Object> entry = wanted.get(i) instanceof String id ? Map.of("id", id) : object(wanted.get(i));
                    assertEquals(entry.get("id"), found.get(i).get("id"));
                    assertEquals(entry.get("negated"), found.get(i).get("negated"));
                }
            });
        }
    }

    private static void assertLeaf(Map<String, Object> it, View view) {
        if (it.get("leafProp") != null) {
            CborWriter out = new CborWriter(64);
            ValueCbor.write(view.values().get((String) it.get("leafProp")), out);
            assertEquals(it.get("leafCanonicalHex"), hex(out.toByteArray()));
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotInTheLanguageIsRefused() {
        return FILES.stream().map(file -> shared(file + ".json")).filter(file -> file.containsKey("rejects"))
                .flatMap(file -> each(file.get("rejects"), it -> {
                    AlgebraException fault = assertThrows(AlgebraException.class, () -> run(file, it));
                    assertFalse(fault.getMessage().isBlank());
                    if (fault.fault() == Fault.SYNTAX) {
                        assertThrows(AlgebraException.class, () -> Terms.parse(it.get("term")));
                        assertFalse(fault.pointer().isEmpty());
                    }
                }));
    }

    private static void run(Map<String, Object> file, Map<String, Object> it) {
        List<Delta> deltas = file.containsKey("fixture") ? deltas(file.get("fixture")) : List.of();
        Registry registry = registry(it.containsKey("schemas") ? it : file);
        Query.of(Terms.parse(it.get("term")), registry).evaluate(MemorySource.of(deltas), "root");
    }

    @TestFactory
    Stream<DynamicTest> anAliasHasItsClosure() {
        Map<String, Object> file = shared("eval-aliased.json");
        DeltaSource source = MemorySource.of(deltas(file.get("fixture")));
        return objects(file.get("cases")).stream().filter(it -> it.containsKey("expectedClosure"))
                .map(it -> DynamicTest.dynamicTest((String) it.get("name"), () -> {
                    Term.Select select = (Term.Select) Terms.parse(it.get("term"));
                    PointerMatch pointer = ((Pred.HasPointer) select.pred()).pointer();
                    TextMatch.Aliased alias = (TextMatch.Aliased) (pointer.role() == null ? pointer.context() : pointer.role());
                    assertEquals(it.get("expectedClosure"), List.copyOf(AliasClosure.of(alias, source)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRelationHasItsSignature() {
        Map<String, Object> file = shared("eval-aliased.json");
        List<Map<String, Object>> deltas = objects(object(file.get("fixture")).get("deltas"));
        return each(file.get("signatures"), it -> {
            Delta delta = deltas.stream().filter(named -> named.get("name").equals(it.get("delta")))
                    .map(Vectors::delta).findFirst().orElseThrow();
            assertEquals(it.get("signature"), RelationSignature.of(delta));
            assertEquals(it.get("canonicalHex"), hex(RelationSignature.canonicalBytes(delta)));
        });
    }

    @TestFactory
    Stream<DynamicTest> aBodyHasItsHash() {
        return each(shared("schema-deltas.json").get("termHashes"), it -> {
            Term term = Terms.parse(it.get("termJson"));
            assertEquals(it.get("canonicalCborHex"), hex(Terms.canonicalBytes(term)));
            assertEquals(it.get("termHash"), Terms.hash(term).toString());
        });
    }

    @Test
    void theBootstrapHasItsHash() {
        Map<String, Object> file = shared("schema-deltas.json");
        Map<String, Object> it = object(file.get("bootstrap"));
        assertEquals(it.get("name"), SchemaDeltas.BOOTSTRAP.name());
        assertEquals(Terms.parse(it.get("termJson")), SchemaDeltas.BOOTSTRAP.body());
        assertEquals(it.get("canonicalCborHex"), hex(Terms.canonicalBytes(SchemaDeltas.BOOTSTRAP.body())));
        assertEquals(it.get("termHash"), Terms.hash(SchemaDeltas.BOOTSTRAP.body()).toString());
        assertEquals(object(file.get("schemaSchema")).get("termHash"), Terms.hash(SchemaDeltas.BOOTSTRAP.body()).toString());
    }

    @Test
    void aSchemaIsPublishedAndLoaded() {
        Map<String, Object> it = object(shared("schema-deltas.json").get("published"));
        Delta definition = Vectors.delta(it);
        String entity = (String) it.get("schemaEntity");
        HyperSchema loaded = SchemaDeltas.loadHyperSchema(MemorySource.of(List.of(definition)), entity);
        assertEquals(it.get("deltaId"), definition.id().toString());
        assertEquals(it.get("expectedTermHash"), Terms.hash(loaded.body()).toString());
        assertEquals(definition.claims(), SchemaDeltas.publish(loaded, entity, definition.author(), definition.timestamp()));
    }

    @Test
    void aReadingIsPublishedAndLoaded() {
        Map<String, Object> it = object(shared("schema-deltas.json").get("publishedSchema"));
        Delta definition = Vectors.delta(it);
        String entity = (String) it.get("schemaEntity");
        Schema loaded = SchemaDeltas.loadSchema(MemorySource.of(List.of(definition)), entity);
        assertEquals(Schemas.parse(it.get("schemaJson")), loaded);
        assertEquals(definition.claims(), SchemaDeltas.publish(loaded, entity, definition.author(), definition.timestamp()));
        assertEquals(it.get("deltaId"), definition.id().toString());
        assertEquals(it.get("expectedSchemaHex"), hex(Schemas.canonicalBytes(loaded)));
        assertEquals(DeltaId.addressOf(HexFormat.of().parseHex((String) it.get("expectedSchemaHex"))), Schemas.hash(loaded));
    }

    @Test
    void aPinnedReferenceMeansTheSameAsTheName() {
        Map<String, Object> it = object(shared("schema-deltas.json").get("pinnedRef"));
        Map<String, Object> file = shared("eval-expand.json");
        DeltaSource source = MemorySource.of(deltas(file.get("fixture")));
        Result result = Query.of(Terms.parse(it.get("term")), registry(file)).evaluate(source).result();
        assertEquals(it.get("expectedCanonicalHex"), hex(result.canonicalBytes()));
    }
}
