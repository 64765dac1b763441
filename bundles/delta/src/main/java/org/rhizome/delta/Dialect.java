package org.rhizome.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;

/**
 * The JSON of rhizome-node, spoken at the border only: {@code {id, timeCreated, host, creator, pointers}}.
 *
 * <p>A translated delta has creator as its author and timeCreated as its timestamp; its pointers are the old ones in their order, then
 * {@value #OLD_ID} and {@value #OLD_HOST} with the old id and host as texts. A pointer with a targetContext becomes an entity filed
 * under it, one without a primitive. {@code _negates} becomes {@code negates} with the translated id; {@code _transaction} becomes
 * {@code transaction}. The declaration of a transaction's size becomes its manifest and lists every member, as soon as that many are
 * there.
 *
 * <pre>{@code
 * for (Translated outcome : Dialect.V1.translate(body, TimeUnit.MILLISECONDS, KnownIds.NONE)) {
 *     switch (outcome) {
 *         case Translated.Done done -> submit(done.delta());
 *         case Translated.Refused refused -> report(refused.fault());
 *         case Translated.Pending pending -> keep(pending);
 *     }
 * }
 * }</pre>
 */
public enum Dialect {

    /** Pointers are a list of {@code {localContext, target, targetContext?}}. */
    V1,

    /** Pointers are an object of {@code localContext: primitive} or {@code localContext: {target: targetContext}}. */
    V2;

    /** The role of the pointer that keeps the id a delta had in rhizome-node. */
    public static final String OLD_ID = "rhizome-node.id";

    /** The role of the pointer that keeps the host a delta had in rhizome-node. */
    public static final String OLD_HOST = "rhizome-node.host";

    /**
     * Translates one delta or an array of them, in any order of arrival; the outcomes are in the order given. A pure function but for
     * {@code known}.
     *
     * @param unit what timeCreated counts: rhizome-node used both {@link TimeUnit#MILLISECONDS} and {@link TimeUnit#MICROSECONDS}
     * @param known where to look for deltas that are named here but are not among those given
     * @throws InvalidDeltaException if {@code json} is not JSON, so that its elements cannot be told apart
     * @throws IllegalArgumentException for any other unit
     */
    public List<Translated> translate(byte[] json, TimeUnit unit, KnownIds known) {
        if (unit != TimeUnit.MILLISECONDS && unit != TimeUnit.MICROSECONDS) {
            throw new IllegalArgumentException("timeCreated counts milliseconds or microseconds, not " + unit);
        }
        Translation translation = new Translation(known);
        for (JsonReader.Slice slice : elements(json)) {
            try {
                JsonReader element = new JsonReader(json, slice.offset(), slice.length());
                translation.add(new LegacyJson(element, this, unit).read());
            } catch (InvalidDeltaException e) {
                translation.refuse(e);
            }
        }
        return translation.finish();
    }

    private static List<JsonReader.Slice> elements(byte[] json) {
        try {
            JsonReader in = new JsonReader(json);
            List<JsonReader.Slice> elements = new ArrayList<>();
            if (in.peek() == JsonReader.Kind.ARRAY) {
                in.beginArray();
                while (in.nextElement()) {
                    elements.add(in.skip());
                }
            } else {
                elements.add(in.skip());
            }
            in.end();
            return elements;
        } catch (JsonException e) {
            throw new InvalidDeltaException(e.getMessage());
        }
    }
}
