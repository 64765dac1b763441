package org.rhizome.plugins.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rhizome.delta.DeltaId;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;
import org.rhizome.plugin.Saved;

/**
 * Checkpoints as bytes: a line with the format and the SHA-256 of what follows, then one JSON object, written the same every time. Former ones
 * name unsigned deltas too, which are left out: the feed says by itself what comes again, and no node ever took one in whose author has a key.
 */
final class CheckpointJson {

    private static final String FORMAT = "rhizome-plugin-state 1 ";
    private static final int HEADER = FORMAT.length() + 64 + 1;
    /** Levels that a state may be nested: its text stands two levels deep in what {@link Json} reads, at most 64 deep. */
    private static final int DEEPEST = 60;

    private CheckpointJson() {}

    /** @throws IllegalArgumentException if the state is nested too deep to be read again */
    static byte[] write(Checkpoint checkpoint) {
        JsonWriter out = new JsonWriter().beginObject();
        out.name("version").value(checkpoint.version());
        out.name("position").value(checkpoint.position());
        checkpoint.anchor().ifPresent(id -> out.name("anchor").value(id.toString()));
        out.name("hidden").beginArray();
        checkpoint.hidden().forEach(id -> out.value(id.toString()));
        out.endArray().name("forgotten").value(checkpoint.forgotten());
        checkpoint.saved().ifPresent(saved -> write(saved, out));
        byte[] json = out.endObject().toByteArray();
        byte[] header = (FORMAT + HexFormat.of().formatHex(sha256(json)) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(header, header.length + json.length);
        System.arraycopy(json, 0, all, header.length, json.length);
        return all;
    }

    private static void write(Saved saved, JsonWriter out) {
        if (StateValue.depth(saved.state()) > DEEPEST) {
            throw new IllegalArgumentException("a saved state may be nested " + DEEPEST + " levels deep, lists counting one and fields two");
        }
        out.name("state").beginObject().name("version").value(saved.version());
        StateValue.write(saved.state(), out.name("value"));
        out.endObject();
    }

    /** @throws IllegalArgumentException if these are not the bytes that {@link #write} made; the message says what is wrong */
    static Checkpoint read(byte[] bytes) {
        String header = new String(bytes, 0, Math.min(HEADER, bytes.length), StandardCharsets.US_ASCII);
        if (!header.startsWith(FORMAT) || !header.endsWith("\n")) {
            throw new IllegalArgumentException("it does not begin with \"" + FORMAT + "\" and a checksum");
        }
        byte[] json = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        if (!header.equals(FORMAT + HexFormat.of().formatHex(sha256(json)) + "\n")) {
            throw new IllegalArgumentException("its checksum does not hold");
        }
        try {
            return checkpoint((Map<?, ?>) Json.parse(json));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("it holds what no checkpoint holds: " + e.getMessage(), e);
        }
    }

    private static Checkpoint checkpoint(Map<?, ?> tree) {
        return new Checkpoint(
                (String) tree.get("version"), ((Double) tree.get("position")).longValue(),
                Optional.ofNullable((String) tree.get("anchor")).map(DeltaId::parse),
                ((List<?>) tree.get("hidden")).stream().map(id -> DeltaId.parse((String) id)).toList(),
                tree.get("forgotten") instanceof Double forgotten ? forgotten.longValue() : 0,
                Optional.ofNullable((Map<?, ?>) tree.get("state")).map(CheckpointJson::saved));
    }

    private static Saved saved(Map<?, ?> tree) {
        return new Saved(((Double) tree.get("version")).intValue(), StateValue.read(tree.get("value")));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
