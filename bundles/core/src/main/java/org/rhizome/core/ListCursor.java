package org.rhizome.core;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.ListQuery;

/**
 * The text by which a list goes on after a place: base64url of a check value and of the place in JSON. {@code [id]} is a place whose key
 * is to be looked up, {@code [id, null]} one without a key, {@code [id, key]} one with it. The check value is over the query as well, so
 * that a cursor of another query, or one that was cut, is not taken for a place in this one.
 */
final class ListCursor {

    /** A longer string is not carried: a cursor has to fit into the address of a request. */
    static final int LONGEST_KEY = 512;

    private static final int CHECK = 12;

    private ListCursor() {}

    /** The cursor that goes on after a place in the list of a query. Its limit and its own cursor do not matter. */
    static String after(ListPlace place, ListQuery query) {
        JsonWriter out = new JsonWriter().beginArray().value(place.id());
        if (place.key().isEmpty()) {
            out.nullValue();
        } else if (isCarried(place.key().get())) {
            write((Primitive) place.key().get(), out);
        }
        byte[] json = out.endArray().toByteArray();
        byte[] check = QueryDigest.of(query, json);
        byte[] cursor = ByteBuffer.allocate(CHECK + json.length).put(check, 0, CHECK).put(json).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /**
     * The place after which the list of a query goes on; empty when it has no cursor.
     *
     * @param keyOf gives the key of an entity as it is now, for a key that is too large to be carried or is no primitive
     * @throws IllegalArgumentException if the cursor is not one of this query
     */
    static Optional<ListPlace> of(ListQuery query, Function<String, Optional<Value>> keyOf) {
        return query.cursor().map(cursor -> place(cursor, payload(cursor, query), keyOf));
    }

    private static Object payload(String cursor, ListQuery query) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > CHECK) {
                byte[] json = Arrays.copyOfRange(bytes, CHECK, bytes.length);
                if (Arrays.equals(bytes, 0, CHECK, QueryDigest.of(query, json), 0, CHECK)) {
                    return Json.parse(json);
                }
            }
        } catch (IllegalArgumentException e) { // no base64url, or no JSON
            throw notOfThisQuery(cursor, e);
        }
        throw notOfThisQuery(cursor, null);
    }

    /** The check value has no key: whoever knows how can make one, so what it is over is looked at all the same. */
    private static ListPlace place(String cursor, Object payload, Function<String, Optional<Value>> keyOf) {
        if (payload instanceof List<?> parts && (parts.size() == 1 || parts.size() == 2) && parts.getFirst() instanceof String id) {
            return new ListPlace(parts.size() == 1 ? keyOf.apply(id) : key(cursor, parts.get(1)), id);
        }
        throw notOfThisQuery(cursor, null);
    }

    private static Optional<Value> key(String cursor, Object key) {
        return switch (key) {
            case null -> Optional.empty();
            case String text -> Optional.of(new Text(text));
            case Double number -> Optional.of(new Num(number));
            case Boolean flag -> Optional.of(new Bool(flag));
            default -> throw notOfThisQuery(cursor, null);
        };
    }

    private static boolean isCarried(Value key) {
        return key instanceof Primitive && !(key instanceof Text text && text.value().length() > LONGEST_KEY);
    }

    private static void write(Primitive key, JsonWriter out) {
        switch (key) {
            case Text text -> out.value(text.value());
            case Num number -> out.value(number.value());
            case Bool bool -> out.value(bool.value());
        }
    }

    private static IllegalArgumentException notOfThisQuery(String cursor, IllegalArgumentException cause) {
        String shown = cursor.length() <= 60 ? cursor : cursor.substring(0, 60) + "...";
        return new IllegalArgumentException("the cursor \"" + shown + "\" is not one of this query: send \"next\" of the page before as"
                + " it was, with the same source, filter, order and reading, or begin again without a cursor", cause);
    }
}
