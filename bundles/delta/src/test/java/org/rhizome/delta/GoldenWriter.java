package org.rhizome.delta;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rhizome.json.JsonWriter;

/**
 * Wrote the golden vectors, once. Run it again only to add cases: {@code GoldenWriter src/test/resources/golden}. What stands there is a
 * promise; a change of an existing line is a break of the format.
 */
final class GoldenWriter {

    private static final SigningKey KEY = SigningKey.ofSeed("a golden seed of exactly 32 byte".getBytes(UTF_8));

    private GoldenWriter() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.write(folder.resolve("deltas.json"), deltas());
        Files.write(folder.resolve("pack.json"), pack());
        Files.write(folder.resolve("digest.json"), digest());
        Files.write(folder.resolve("dialects.json"), dialects());
    }

    private static Map<String, Delta> fixtures() {
        Draft ada = Delta.by("ada").at(1700000000000.0);
        Map<String, Delta> all = new LinkedHashMap<>();
        all.put("a property is set", ada.set("pkg:vim", "version", "9.0"));
        all.put("a number in half precision", ada.set("pkg:vim", "installedSize", 3700));
        all.put("a number in single precision", ada.set("pkg:vim", "size", 1592834));
        all.put("a number in double precision", ada.set("pkg:vim", "score", 0.1));
        all.put("the smallest half", ada.set("n", "v", 0x1p-24));
        all.put("half of the smallest half", ada.set("n", "v", 0x1p-25));
        all.put("the largest half and one more", ada.relate("a", "n").with("max", 65504).with("more", 65505).delta());
        all.put("the largest and the smallest double", ada.relate("a", "n").with("max", Double.MAX_VALUE).with("min", Double.MIN_VALUE).delta());
        all.put("minus zero", Delta.by("ada").at(-0.0).set("n", "v", -0.0));
        all.put("before 1970 and between two milliseconds", Delta.by("ada").at(-86400000.25).set("n", "v", true));
        all.put("a relation", ada.relate("actor", "person:keanu", "movies").to("movie", "movie:matrix", "cast").with("salary", 100).with("lead", true).delta());
        all.put("an entity that is not filed and one without a name", ada.relate("plain", "x").to("empty", "").delta());
        all.put("text that needs escapes", ada.set("e", "p", "\" \\ / \b \f \n \r \t \u0000 \u001f \u007f"));
        all.put("text of two, three and four bytes", ada.set("e", "p", "\u00e9 \u20ac \uD83C\uDF31"));
        all.put("composed", ada.set("e", "p", "\u00e9"));
        all.put("decomposed", ada.set("e", "p", "e\u0301"));
        all.put("text of 23 bytes", ada.set("e", "p", "x".repeat(23)));
        all.put("text of 24 bytes", ada.set("e", "p", "x".repeat(24)));
        all.put("text of 256 bytes", ada.set("e", "p", "x".repeat(256)));
        all.put("more than one chunk of the hash", ada.set("e", "p", "rhizome ".repeat(200)));
        all.put("bytes", ada.claim(new Pointer("icon", new Bytes("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0, (byte) 0xfb}))));
        all.put("no bytes", ada.claim(new Pointer("blob", new Bytes("application/octet-stream", new byte[0]))));
        Relation many = ada.relate("part", "e:0", "whole");
        for (int i = 1; i < 30; i++) {
            many = many.to("part", "e:" + i, "whole");
        }
        all.put("thirty pointers", many.delta());
        Delta first = all.get("a property is set");
        all.put("a negation", Delta.by("bob").at(1700000000001.0).negate(first.id(), "typo"));
        all.put("a delta reference with a context that is no id", ada.claim(new Pointer("cites", new DeltaRef("not an id", "sources"))));
        all.put("signed", Delta.by(KEY).at(1700000000002.0).set("pkg:vim", "version", "9.1"));
        all.put("a signed negation of a negation", Delta.by(KEY).at(1700000000003.0).negate(all.get("a negation").id()));
        Draft inside = Delta.by("carol").at(1700000000004.5).in("tx:1");
        Delta one = inside.set("pkg:vim", "section", "editors");
        Delta two = Delta.by(KEY).at(1700000000004.0).in("tx:1").set("pkg:vim", "priority", "optional");
        all.put("a member", one);
        all.put("a signed member", two);
        all.put("a manifest", Delta.by("carol").at(1700000000005.0).manifest("tx:1", List.of(one.id(), two.id(), first.id()), "release"));
        return all;
    }

    private static byte[] deltas() {
        JsonWriter out = new JsonWriter().beginArray().newline();
        fixtures().forEach((name, delta) -> {
            out.beginObject().name("name").value(name);
            DeltaJson.writeMembers(delta, out);
            out.name("canonical").value(Shared.hex(delta.canonicalBytes())).name("id").value(delta.id().toString()).endObject();
        });
        return lines(out.endArray().toByteArray());
    }

    private static byte[] pack() {
        List<Delta> deltas = new ArrayList<>(fixtures().values());
        deltas.add(Delta.by("dora").at(1).relate("\uFFFD", "\uD83D\uDE00").delta());
        Delta distant = Delta.by("dora").at(1e300).set("e", "p", 1);
        deltas.add(distant);
        deltas.add(Delta.by("dora").at(2).manifest("tx:2", distant.id(), fixtures().get("a manifest").id()));
        JsonWriter out = new JsonWriter().beginObject().name("deltas").beginArray();
        deltas.forEach(delta -> DeltaJson.write(delta, out));
        out.endArray().name("pack").value(Shared.hex(Pack.write(deltas))).endObject();
        return lines(out.toByteArray());
    }

    private static byte[] digest() {
        List<DeltaId> ids = new ArrayList<>(fixtures().values().stream().map(Delta::id).toList());
        Collections.sort(ids);
        return lines(new JsonWriter().beginObject().name("of").value("deltas.json").name("count").value(ids.size())
                .name("digest").value(SetDigest.of(ids.size(), ids.iterator()).toString()).endObject().toByteArray());
    }

    private static byte[] dialects() {
        String v1 = "[{'id':'n2','timeCreated':30,'host':'h1','creator':'bob','pointers':[{'localContext':'_negates','target':'n1','targetContext':'negated_by'}]},"
                + "{'id':'n1','timeCreated':20,'host':'h1','creator':'bob','pointers':[{'localContext':'_negates','target':'d1','targetContext':'negated_by'}]},"
                + "{'id':'d1','timeCreated':10,'host':'h1','creator':'ada','pointers':[{'localContext':'entity','target':'e','targetContext':'name'},{'localContext':'name','target':'Alice'}]}]";
        String v2 = "[{'id':'t','timeCreated':1700000000000001,'host':'h2','creator':'system','pointers':{'_transaction':{'tx-1':'size'},'size':2}},"
                + "{'id':'m1','timeCreated':1700000000000002,'host':'h2','creator':'ada','pointers':{'_transaction':{'tx-1':'deltas'},'entity':{'e':'age'},'age':25}},"
                + "{'id':'m2','timeCreated':1700000000000003,'host':'h2','creator':'ada','pointers':{'_transaction':{'tx-1':'deltas'},'entity':{'e':'active'},'active':true}}]";
        JsonWriter out = new JsonWriter().beginArray();
        translated(Dialect.V1, TimeUnit.MILLISECONDS, v1, out);
        translated(Dialect.V2, TimeUnit.MICROSECONDS, v2, out);
        return lines(out.endArray().toByteArray());
    }

    private static void translated(Dialect dialect, TimeUnit unit, String quoted, JsonWriter out) {
        byte[] input = quoted.replace('\'', '"').getBytes(UTF_8);
        out.beginObject().name("dialect").value(dialect.name()).name("unit").value(unit.name()).name("input").raw(input).name("deltas").beginArray();
        for (Translated outcome : dialect.translate(input, unit, KnownIds.NONE)) {
            DeltaJson.write(((Translated.Done) outcome).delta(), out);
        }
        out.endArray().endObject();
    }

    /** A line for each case, so that a difference shows where it is. */
    private static byte[] lines(byte[] json) {
        return (new String(json, UTF_8).replace("},{\"name\"", "},\n{\"name\"").replace("},{\"claims\"", "},\n{\"claims\"") + "\n").getBytes(UTF_8);
    }
}
