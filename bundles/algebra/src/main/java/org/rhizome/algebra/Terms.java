package org.rhizome.algebra;

import java.util.Arrays;
import org.rhizome.delta.DeltaId;
import org.rhizome.json.Json;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonWriter;

/**
 * Terms in their JSON form (SPEC-2 9), which is closed: an unknown operator, tag or key, a missing or superfluous operand and more than one
 * arm are refused, never repaired. The same term has one normalised form, one canonical encoding and one hash.
 */
public final class Terms {

    private Terms() {}

    /**
     * Parses JSON in UTF-8 within the {@linkplain Limits#DEFAULT usual limits}.
     *
     * @throws AlgebraException if it is no term, with its fault and place
     */
    public static Term parse(byte[] json) {
        return parse(read(json, Limits.DEFAULT));
    }

    /**
     * Parses a tree as {@link Json#parse} gives it: maps, lists, strings, doubles and booleans.
     *
     * @throws AlgebraException if it is no term, with its fault and place
     */
    public static Term parse(Object tree) {
        return parse(tree, Limits.DEFAULT);
    }

    /** As {@link #parse(Object)}, within other limits. */
    public static Term parse(Object tree, Limits limits) {
        TreeSize.check(tree, limits);
        return TermParser.term(JsonPlace.root(tree));
    }

    /**
     * Decodes canonical CBOR.
     *
     * @throws AlgebraException if it is no term, or is not the canonical encoding of one
     */
    public static Term decode(byte[] cbor) {
        Term term = parse(CborTree.decode(cbor, Limits.DEFAULT.depth()));
        requireSame(cbor, canonicalBytes(term));
        return term;
    }

    static Object read(byte[] json, Limits limits) {
        try {
            return Json.parse(json, limits.depth());
        } catch (JsonException e) {
            throw new AlgebraException(Fault.SYNTAX, "", "not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * What parses but is spelled otherwise, such as with an empty map where it can be left out, would change its hash when written
     * again.
     */
    static void requireSame(byte[] given, byte[] canonical) {
        if (!Arrays.equals(given, canonical)) {
            throw new AlgebraException(Fault.SYNTAX, "not the canonical encoding: written again it has other bytes");
        }
    }

    /** Writes the normalised JSON form. */
    public static void write(Term term, JsonWriter out) {
        Json.write(TermTree.of(term), out);
    }

    /** The normalised form in canonical CBOR. */
    public static byte[] canonicalBytes(Term term) {
        return CborTree.encode(TermTree.of(term));
    }

    /** The address of the canonical bytes, by which {@link SchemaRef.Pinned} names a schema with this body. */
    public static DeltaId hash(Term term) {
        return DeltaId.addressOf(canonicalBytes(term));
    }
}
