package org.rhizome.algebra;

import org.rhizome.delta.DeltaId;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Schemas in their JSON form, closed like that of {@link Terms}: {@code {name, alg, body}} and {@code {props, default, name?, alg?}}. */
public final class Schemas {

    private Schemas() {}

    /**
     * Parses a tree as {@link Json#parse} gives it.
     *
     * @throws AlgebraException if it is no schema, with its fault and place
     */
    public static Schema parse(Object tree) {
        TreeSize.check(tree, Limits.DEFAULT);
        return SchemaParser.schema(JsonPlace.root(tree));
    }

    /** As {@link #parse(Object)}, from JSON in UTF-8. */
    public static Schema parse(byte[] json) {
        return parse(Terms.read(json, Limits.DEFAULT));
    }

    /**
     * Parses a tree as {@link Json#parse} gives it.
     *
     * @throws AlgebraException if it is no hyperschema, with its fault and place
     */
    public static HyperSchema parseHyperSchema(Object tree) {
        TreeSize.check(tree, Limits.DEFAULT);
        return SchemaParser.hyperSchema(JsonPlace.root(tree));
    }

    /** Decodes the canonical CBOR of a schema without its name. */
    static Schema decode(byte[] cbor) {
        Schema schema = parse(CborTree.decode(cbor, Limits.DEFAULT.depth()));
        Terms.requireSame(cbor, canonicalBytes(schema));
        return schema;
    }

    /** Writes the normalised JSON form. */
    public static void write(Schema schema, JsonWriter out) {
        Json.write(SchemaTree.of(schema), out);
    }

    /** Writes {@code {name, alg, body}}. */
    public static void write(HyperSchema schema, JsonWriter out) {
        Json.write(SchemaTree.of(schema), out);
    }

    /** The properties and the default in canonical CBOR; name and version do not count. */
    public static byte[] canonicalBytes(Schema schema) {
        return CborTree.encode(SchemaTree.content(schema));
    }

    /** The address of the canonical bytes, by which {@link SchemaRef.Pinned} names a reading. */
    public static DeltaId hash(Schema schema) {
        return DeltaId.addressOf(canonicalBytes(schema));
    }
}
