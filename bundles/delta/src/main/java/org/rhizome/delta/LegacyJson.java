package org.rhizome.delta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;

/** Reads one delta of a dialect of rhizome-node, strictly: {@code {id, timeCreated, host, creator, pointers}} and nothing else. */
final class LegacyJson {

    private final JsonReader in;
    private final Dialect dialect;
    private final double ticksPerMilli;
    private final Place place = new Place();

    private String id;
    private String host;
    private String creator;
    private Double timeCreated;
    private List<LegacyDelta.LegacyPointer> pointers;

    LegacyJson(JsonReader in, Dialect dialect, TimeUnit unit) {
        this.in = in;
        this.dialect = dialect;
        this.ticksPerMilli = unit.convert(1, TimeUnit.MILLISECONDS);
    }

    LegacyDelta read() {
        try {
            want(JsonReader.Kind.OBJECT, "a delta must be an object");
            in.beginObject();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                place.enter(name);
                member(name);
                place.leave();
            }
            in.end();
            return complete();
        } catch (JsonException e) {
            throw place.at(e.getMessage(), e);
        } catch (InvalidDeltaException e) {
            throw place.located(e);
        }
    }

    private void member(String name) {
        switch (name) {
            case "id" -> id = string(id, name);
            case "host" -> host = string(host, name);
            case "creator" -> creator = string(creator, name);
            case "timeCreated" -> {
                PointerJson.once(timeCreated, name);
                want(JsonReader.Kind.NUMBER, "timeCreated must be a number");
                timeCreated = in.number();
                if (timeCreated <= 0) {
                    throw new InvalidDeltaException("timeCreated must be positive");
                }
            }
            case "pointers" -> {
                PointerJson.once(pointers, name);
                pointers = dialect == Dialect.V1 ? listed() : keyed();
                if (pointers.isEmpty()) {
                    throw new InvalidDeltaException("a delta must have at least one pointer");
                }
            }
            default -> throw new InvalidDeltaException("unknown key " + Strings.quote(name) + " in a delta of this dialect");
        }
    }

    private LegacyDelta complete() {
        Object[] parts = {id, host, creator, timeCreated, pointers};
        String[] names = {"id", "host", "creator", "timeCreated", "pointers"};
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) {
                throw new InvalidDeltaException("a delta must have " + names[i]);
            }
        }
        return new LegacyDelta(id, host, creator, timeCreated / ticksPerMilli, List.copyOf(pointers));
    }

    /** V1: {@code [{localContext, target, targetContext?}]}. */
    private List<LegacyDelta.LegacyPointer> listed() {
        List<LegacyDelta.LegacyPointer> read = new ArrayList<>();
        want(JsonReader.Kind.ARRAY, "pointers must be an array");
        in.beginArray();
        while (in.nextElement()) {
            place.enter(read.size());
            read.add(pointer());
            place.leave();
        }
        return read;
    }

    private LegacyDelta.LegacyPointer pointer() {
        String role = null;
        Primitive target = null;
        String context = null;
        want(JsonReader.Kind.OBJECT, "a pointer must be an object");
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            place.enter(name);
            switch (name) {
                case "localContext" -> role = string(role, name);
                case "targetContext" -> context = string(context, name);
                case "target" -> {
                    PointerJson.once(target, name);
                    target = primitive();
                }
                default -> throw new InvalidDeltaException("unknown key " + Strings.quote(name) + " in a pointer");
            }
            place.leave();
        }
        if (role == null || target == null) {
            throw new InvalidDeltaException("a pointer must have " + (role == null ? "localContext" : "target"));
        }
        if (context != null && !(target instanceof Text)) {
            throw new InvalidDeltaException("a target with a targetContext is an entity and must be a string");
        }
        return new LegacyDelta.LegacyPointer(role, target, context);
    }

    /** V2: {@code {localContext: primitive | {target: targetContext}}}. */
    private List<LegacyDelta.LegacyPointer> keyed() {
        List<LegacyDelta.LegacyPointer> read = new ArrayList<>();
        Set<String> roles = new HashSet<>();
        want(JsonReader.Kind.OBJECT, "pointers must be an object");
        in.beginObject();
        for (String role = in.nextName(); role != null; role = in.nextName()) {
            place.enter(role);
            Strings.requireNonEmpty("localContext", role);
            if (!roles.add(role)) {
                throw new InvalidDeltaException("duplicate key " + Strings.quote(role));
            }
            read.add(in.peek() == JsonReader.Kind.OBJECT ? reference(role) : new LegacyDelta.LegacyPointer(role, primitive(), null));
            place.leave();
        }
        return read;
    }

    private LegacyDelta.LegacyPointer reference(String role) {
        in.beginObject();
        String target = in.nextName();
        if (target == null) {
            throw new InvalidDeltaException("a reference must have one key, its target");
        }
        String context = string(null, "targetContext");
        if (in.nextName() != null) {
            throw new InvalidDeltaException("a reference must have one key only, its target");
        }
        return new LegacyDelta.LegacyPointer(role, new Text(target), context);
    }

    private Primitive primitive() {
        return switch (in.peek()) {
            case STRING -> new Text(in.string());
            case NUMBER -> new Num(in.number());
            case BOOLEAN -> new Bool(in.bool());
            case NULL -> throw new InvalidDeltaException("target is null, which is no value here: negate the earlier claim instead");
            default -> throw new InvalidDeltaException("target must be a string, a number or a boolean");
        };
    }

    private String string(String before, String name) {
        PointerJson.once(before, name);
        want(JsonReader.Kind.STRING, name + " must be a string");
        return Strings.requireNonEmpty(name, in.symbol());
    }

    private void want(JsonReader.Kind kind, String otherwise) {
        if (in.peek() != kind) {
            throw new InvalidDeltaException(otherwise);
        }
    }
}
