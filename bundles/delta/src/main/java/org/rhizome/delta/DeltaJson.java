package org.rhizome.delta;

import org.rhizome.json.JsonWriter;

/**
 * The closed JSON form of a delta: {@code {"claims": {"timestamp", "author", "pointers"}, "sig"?: hex}}. An unknown or duplicate key, a
 * null or a target of two kinds is refused, never repaired. Bytes travel as canonical unpadded base64url.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class DeltaJson {

    private DeltaJson() {}

    /**
     * Decodes the wire form {@code {claims, sig?}} and nothing else. The signature is not checked.
     *
     * @throws InvalidDeltaException if {@code json} is anything else; names the fault and, as a JSON Pointer, its place
     */
    public static Delta decode(byte[] json) {
        return new DeltaJsonDecoder(json, 0, json.length).wire();
    }

    /**
     * Decodes what a client may submit: {@code {claims, sig?, id?}} or bare claims. Reads {@code json[offset, offset + length)}. The
     * signature is not checked; an id is checked against the computed one.
     *
     * @param now the timestamp, in milliseconds since 1970, of an unsigned claim that has none
     * @throws InvalidDeltaException if that part of {@code json} is anything else; names the fault and, as a JSON Pointer, its place
     */
    public static Delta decodeSubmission(byte[] json, int offset, int length, double now) {
        return new DeltaJsonDecoder(json, offset, length).submission(now);
    }

    /** Writes {@code {"claims":{"timestamp","author","pointers"},"sig"?}}. */
    public static void write(Delta delta, JsonWriter out) {
        out.beginObject();
        writeMembers(delta, out);
        out.endObject();
    }

    /** Writes only the members, without the braces, so that a caller can put an id or receipt time beside them. */
    public static void writeMembers(Delta delta, JsonWriter out) {
        Claims claims = delta.claims();
        out.name("claims").beginObject();
        out.name("timestamp").value(claims.timestamp());
        out.name("author").value(claims.author());
        out.name("pointers").beginArray();
        for (Pointer pointer : claims.pointers()) {
            writePointer(pointer, out);
        }
        out.endArray().endObject();
        delta.signature().ifPresent(signature -> out.name("sig").value(signature.toString()));
    }

    /** Writes {@code {"role", "target"}}. */
    public static void writePointer(Pointer pointer, JsonWriter out) {
        out.beginObject().name("role").value(pointer.role()).name("target");
        switch (pointer.target()) {
            case Primitive primitive -> writeValue(primitive, out);
            case Bytes bytes -> writeValue(bytes, out);
            case EntityRef ref -> writeReference("id", ref.id(), ref.context(), out);
            case DeltaRef ref -> writeReference("delta", ref.delta(), ref.context(), out);
        }
        out.endObject();
    }

    private static void writeReference(String key, String id, String context, JsonWriter out) {
        out.beginObject().name(key).value(id);
        if (context != null) {
            out.name("context").value(context);
        }
        out.endObject();
    }

    /** Writes a value of a lossy view: strings, numbers, booleans, arrays, objects; bytes as {@code {mime, value: base64url}}. */
    public static void writeValue(Value value, JsonWriter out) {
        switch (value) {
            case Text text -> out.value(text.value());
            case Num number -> out.value(number.value());
            case Bool bool -> out.value(bool.value());
            case Bytes bytes -> out.beginObject().name("mime").value(bytes.mime())
                    .name("value").value(Base64Url.encode(bytes.shared())).endObject();
            case Value.Items items -> {
                out.beginArray();
                items.values().forEach(item -> writeValue(item, out));
                out.endArray();
            }
            case Value.Fields fields -> {
                out.beginObject();
                fields.values().forEach((name, field) -> writeValue(field, out.name(name)));
                out.endObject();
            }
        }
    }
}
