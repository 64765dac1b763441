package org.rhizome.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/**
 * A value in the body of a request together with its place, read closed: whatever is not asked for is refused with its JSON Pointer.
 *
 * @param value a tree as {@link org.rhizome.json.Json#parse} gives it
 * @param pointer where in the body it stands
 */
record Place(Object value, String pointer) {

    /** A key that is longer is an attack on the reader of the message. */
    private static final int SHOWN = 60;

    Problem fault(String message) {
        return Problem.badRequest(message).at(pointer);
    }

    /**
     * Checks that this is an object whose keys are among these.
     *
     * @param what it is, for people
     * @throws Problem 400 at the first key that is not
     */
    Place object(String what, String... known) {
        Set<String> names = new TreeSet<>(List.of(known));
        for (String name : members(what).keySet()) {
            if (!names.contains(name)) {
                throw at(name).fault("unknown key \"" + Percent.printable(shortened(name)) + "\": " + what + " has "
                        + String.join(", ", names));
            }
        }
        return this;
    }

    /** The members of an object, by whatever names. */
    @SuppressWarnings("unchecked")
    Map<String, Object> members(String what) {
        if (!(value instanceof Map<?, ?> members)) {
            throw fault(what + " must be an object, not " + kind());
        }
        return (Map<String, Object>) members;
    }

    /** A member of this object, if it is there. */
    Optional<Place> find(String name) {
        return members("it").containsKey(name) ? Optional.of(at(name)) : Optional.empty();
    }

    Place at(String name) {
        return new Place(((Map<?, ?>) value).get(name), pointer + "/" + shortened(name).replace("~", "~0").replace("/", "~1"));
    }

    Optional<String> text(String name) {
        return find(name).map(Place::text);
    }

    String text() {
        if (!(value instanceof String text)) {
            throw fault("it must be a string, not " + kind());
        }
        return text;
    }

    double number() {
        if (!(value instanceof Double number)) {
            throw fault("it must be a number, not " + kind());
        }
        return number;
    }

    /** A whole number from 1, not more than {@code cap} whatever is asked for. */
    int count(int cap) {
        double number = number();
        if (number < 1 || number != Math.rint(number)) {
            throw fault("it must be a whole number from 1, not " + number);
        }
        return (int) Math.min(number, cap);
    }

    Primitive primitive() {
        return switch (value) {
            case String text -> new Text(text);
            case Double number -> new Num(number);
            case Boolean flag -> new Bool(flag);
            case null, default -> throw fault("it must be a string, a number or a boolean, not " + kind());
        };
    }

    List<Place> elements() {
        if (!(value instanceof List<?> list)) {
            throw fault("it must be an array, not " + kind());
        }
        List<Place> places = new ArrayList<>(list.size());
        for (Object element : list) {
            places.add(new Place(element, pointer + "/" + places.size()));
        }
        return places;
    }

    private String kind() {
        return switch (value) {
            case null -> "null";
            case String text -> "\"" + Percent.printable(shortened(text)) + "\"";
            case Map<?, ?> object -> "an object";
            case List<?> list -> "an array";
            default -> value.toString();
        };
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    }
}
