package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rhizome.delta.Bool;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** A value of a JSON tree together with its place, read closed: what the language does not know is refused, never passed over. */
final class JsonPlace {

    private final Object value;
    private final JsonPlace parent;
    private final Object step;

    private JsonPlace(Object value, JsonPlace parent, Object step) {
        this.value = value;
        this.parent = parent;
        this.step = step;
    }

    static JsonPlace root(Object tree) {
        return new JsonPlace(tree, null, null);
    }

    /** This place as a JSON Pointer. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (JsonPlace at = this; at.parent != null; at = at.parent) {
            pointer.insert(0, "/" + at.step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    AlgebraException fault(String message) {
        return new AlgebraException(Fault.SYNTAX, pointer(), message, null);
    }

    /** What {@code reading} makes of this place; a fault that knows no place is said to be here. */
    <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (AlgebraException e) {
            throw e.at(pointer());
        }
    }

    boolean is(String word) {
        return word.equals(value);
    }

    boolean isText() {
        return value instanceof String;
    }

    boolean isArray() {
        return value instanceof List<?>;
    }

    /** Whether this is an object that has that key; its other keys are not looked at. */
    boolean has(String key) {
        return value instanceof Map<?, ?> members && members.containsKey(key);
    }

    String text(String what) {
        if (!(value instanceof String text)) {
            throw fault(what + " must be a string, not " + kind());
        }
        return text;
    }

    double number(String what) {
        if (!(value instanceof Double number)) {
            throw fault(what + " must be a number, not " + kind());
        }
        return number;
    }

    boolean bool(String what) {
        if (!(value instanceof Boolean flag)) {
            throw fault(what + " must be a boolean, not " + kind());
        }
        return flag;
    }

    Primitive primitive(String what) {
        try {
            return switch (value) {
                case String text -> new Text(text);
                case Double number -> new Num(number);
                case Boolean flag -> new Bool(flag);
                case null, default -> throw fault(what + " must be a string, a number or a boolean, not " + kind());
            };
        } catch (InvalidDeltaException e) {
            throw new AlgebraException(Fault.SYNTAX, pointer(), what + ": " + e.getMessage(), e);
        }
    }

    List<JsonPlace> elements(String what) {
        if (!(value instanceof List<?> list)) {
            throw fault(what + " must be an array, not " + kind());
        }
        List<JsonPlace> places = new ArrayList<>(list.size());
        for (Object element : list) {
            places.add(new JsonPlace(element, this, places.size()));
        }
        return places;
    }

    /** The members of an object whose keys are data of the author, not words of the language. */
    Map<String, JsonPlace> open(String what) {
        if (!(value instanceof Map<?, ?> members)) {
            throw fault(what + " must be an object, not " + kind());
        }
        Map<String, JsonPlace> places = new LinkedHashMap<>();
        members.forEach((key, member) -> {
            if (!(key instanceof String name)) {
                throw fault(what + " has a key that is no string: " + key);
            }
            places.put(name, new JsonPlace(member, this, name));
        });
        return places;
    }

    /** The members of an object that may have these keys and no others. */
    JsonMembers members(String what, String... known) {
        Map<String, JsonPlace> places = open(what);
        for (Map.Entry<String, JsonPlace> member : places.entrySet()) {
            if (!List.of(known).contains(member.getKey())) {
                throw member.getValue().fault(Words.unknown("key", member.getKey(), what, known));
            }
        }
        return new JsonMembers(this, what, places);
    }

    /** The only member of an object that has exactly one of these keys. */
    Map.Entry<String, JsonPlace> arm(String what, String... tags) {
        Map<String, JsonPlace> arms = members(what, tags).all();
        if (arms.size() != 1) {
            throw fault(arms.isEmpty()
                    ? what + " must have one of " + String.join(", ", tags)
                    : what + " is ambiguous: it has " + String.join(" and ", arms.keySet()) + ", and exactly one is allowed");
        }
        return arms.entrySet().iterator().next();
    }

    /** The constant of the language that is spelled here. */
    <T extends Tagged> T word(String what, T[] words) {
        String text = text(what);
        for (T word : words) {
            if (word.tag().equals(text)) {
                return word;
            }
        }
        throw fault(Words.unknown("word", text, what, Words.tags(words)));
    }

    private String kind() {
        return switch (value) {
            case null -> "null";
            case String text -> "the string \"" + Words.shortened(text) + "\"";
            case Double number -> "the number " + number;
            case Boolean flag -> flag.toString();
            case List<?> _ -> "an array";
            case Map<?, ?> _ -> "an object";
            default -> value.getClass().getSimpleName();
        };
    }
}
