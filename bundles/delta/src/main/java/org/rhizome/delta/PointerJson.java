package org.rhizome.delta;

import java.util.Arrays;
import java.util.List;
import org.rhizome.json.JsonReader;

/** Reads the pointers of a delta from JSON; {@code place} follows along. */
final class PointerJson {

    private final JsonReader in;
    private final Place place;

    PointerJson(JsonReader in, Place place) {
        this.in = in;
        this.place = place;
    }

    List<Pointer> readAll() {
        want(JsonReader.Kind.ARRAY, "pointers must be an array");
        in.beginArray();
        Pointer[] read = new Pointer[2];
        int count = 0;
        while (in.nextElement()) {
            if (count == read.length) {
                read = Arrays.copyOf(read, 2 * count);
            }
            place.enter(count);
            read[count++] = read();
            place.leave();
        }
        if (count == 0) {
            throw new InvalidDeltaException("a delta must have at least one pointer");
        }
        return List.of(count == read.length ? read : Arrays.copyOf(read, count));
    }

    private Pointer read() {
        want(JsonReader.Kind.OBJECT, "a pointer must be an object");
        in.beginObject();
        String role = null;
        Target target = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            place.enter(name);
            switch (name) {
                case "role" -> {
                    once(role, name);
                    role = Strings.requireNonEmpty("role", symbol("role"));
                }
                case "target" -> {
                    once(target, name);
                    target = target();
                }
                default -> throw new InvalidDeltaException("unknown key " + Strings.quote(name) + " in a pointer, which has role and target");
            }
            place.leave();
        }
        need(role, "a pointer must have a role");
        need(target, "a pointer must have a target");
        return new Pointer(role, target);
    }

    private Target target() {
        return switch (in.peek()) {
            case STRING -> new Text(in.string());
            case NUMBER -> new Num(in.number());
            case BOOLEAN -> new Bool(in.bool());
            case OBJECT -> reference();
            case NULL -> throw new InvalidDeltaException("target must not be null");
            case ARRAY -> throw new InvalidDeltaException("target must not be an array");
        };
    }

    private Target reference() {
        String id = null;
        String delta = null;
        String mime = null;
        String value = null;
        String context = null;
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            place.enter(name);
            switch (name) {
                case "id" -> id = string(id, name, "entity id");
                case "delta" -> delta = string(delta, name, "delta reference");
                case "mime" -> mime = string(mime, name, "mime");
                case "value" -> value = string(value, name, "bytes value");
                case "context" -> {
                    once(context, name);
                    context = Strings.requireNonEmpty("context", symbol("context"));
                }
                default -> throw new InvalidDeltaException("unknown key " + Strings.quote(name) + " in a target");
            }
            place.leave();
        }
        return reference(id, delta, mime, value, context);
    }

    private Target reference(String id, String delta, String mime, String value, String context) {
        if (id != null && delta == null && mime == null && value == null) {
            return new EntityRef(id, context);
        }
        if (delta != null && id == null && mime == null && value == null) {
            return new DeltaRef(delta, context);
        }
        if (mime != null && value != null && id == null && delta == null) {
            if (context != null) {
                throw new InvalidDeltaException("a bytes target has no context");
            }
            return bytes(mime, value);
        }
        throw new InvalidDeltaException("an object target must be exactly one of {id, context?}, {delta, context?} and {mime, value}");
    }

    private Bytes bytes(String mime, String value) {
        place.enter("mime");
        Strings.requireNonEmpty("mime", mime);
        place.leave();
        place.enter("value");
        byte[] decoded = Base64Url.decode(value);
        place.leave();
        return new Bytes(mime, decoded);
    }

    private String string(String before, String name, String what) {
        once(before, name);
        want(JsonReader.Kind.STRING, what, " must be a string");
        return in.string();
    }

    private String symbol(String what) {
        want(JsonReader.Kind.STRING, what, " must be a string");
        return in.symbol();
    }

    private void want(JsonReader.Kind kind, String what, String otherwise) {
        if (in.peek() != kind) {
            throw new InvalidDeltaException(what + otherwise);
        }
    }

    private void want(JsonReader.Kind kind, String otherwise) {
        want(kind, otherwise, "");
    }

    static void once(Object before, String name) {
        if (before != null) {
            throw new InvalidDeltaException("duplicate key " + Strings.quote(name));
        }
    }

    private static void need(Object part, String otherwise) {
        if (part == null) {
            throw new InvalidDeltaException(otherwise);
        }
    }
}
