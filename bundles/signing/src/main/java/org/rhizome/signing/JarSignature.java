package org.rhizome.signing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;
import org.rhizome.json.JsonWriter;

/**
 * What stands in the entry {@link JarSigner#ENTRY}.
 *
 * @param signer who signed
 * @param digests the SHA-256 in hex of every other entry by name, in the byte order of the names
 * @param signature in hex
 */
record JarSignature(String signer, SortedMap<String, String> digests, String signature) {

    private static final int FORMAT = 1;
    private static final String DOMAIN = "rhizome jar signature 1\n";

    static JarSignature sign(JarKey key, SortedMap<String, String> digests) {
        return new JarSignature(key.signer(), digests, HexFormat.of().formatHex(key.sign(message(digests))));
    }

    static SortedMap<String, String> digests(Jar jar) {
        SortedMap<String, String> digests = new TreeMap<>(Names.BY_BYTES);
        jar.entries().stream().filter(entry -> !entry.name().equals(JarSigner.ENTRY)).forEach(entry -> digests.put(entry.name(), entry.sha256()));
        return digests;
    }

    /** Whether the signer signed these digests. */
    boolean isGenuine() {
        return Signer.isName(signer) && signature.matches("[0-9a-f]{128}")
                && Signer.signed(signer, message(digests), HexFormat.of().parseHex(signature));
    }

    /** What is signed: the SHA-256 of a line that says what it is for, and a line for each entry. */
    private static byte[] message(SortedMap<String, String> digests) {
        var sha256 = Unpacking.sha256();
        sha256.update(DOMAIN.getBytes(StandardCharsets.UTF_8));
        digests.forEach((name, digest) -> sha256.update((digest + " " + name + "\n").getBytes(StandardCharsets.UTF_8)));
        return sha256.digest();
    }

    /** As JSON; there is exactly one way to write a signature. */
    byte[] encode() {
        JsonWriter out = new JsonWriter().beginObject().name("format").value(FORMAT).name("key").value(signer).name("entries").beginObject();
        for (Map.Entry<String, String> digest : digests.entrySet()) {
            out.name(digest.getKey()).value(digest.getValue());
        }
        return out.endObject().name("signature").value(signature).endObject().newline().toByteArray();
    }

    /** @throws JsonException if it is not what {@link #encode} writes */
    static JarSignature decode(byte[] json) {
        JsonReader in = new JsonReader(json);
        in.beginObject();
        expect(in, "format");
        if (in.number() != FORMAT) {
            throw in.fault("another format than " + FORMAT);
        }
        expect(in, "key");
        String signer = in.string();
        expect(in, "entries");
        SortedMap<String, String> digests = new TreeMap<>(Names.BY_BYTES);
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            digests.put(name, in.string());
        }
        expect(in, "signature");
        JarSignature signature = new JarSignature(signer, digests, in.string());
        if (in.nextName() != null) {
            throw in.fault("more than a signature");
        }
        in.end();
        return signature;
    }

    private static void expect(JsonReader in, String name) {
        if (!name.equals(in.nextName())) {
            throw in.fault("expected \"" + name + "\"");
        }
    }
}
