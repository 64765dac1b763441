package org.rhizome.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.node.InvalidViewException;

/**
 * A value in the JSON form of a definition, and where it is.
 *
 * @param value as {@link DefinitionTree} reads it
 * @param pointer JSON Pointer
 */
record DefinitionPlace(Object value, String pointer) {

    private static final int SHOWN = 60;

    /** The pointer of a member. */
    static String step(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    InvalidViewException fault(String message) {
        return new InvalidViewException(pointer, message);
    }

    String text(String what) {
        if (value instanceof String text) {
            return text;
        }
        throw fault(what + " must be a string, not " + kind());
    }

    /** The name of a property or option, which is free text. */
    String filled(String what) {
        return requireFilled(what, text(what));
    }

    private String requireFilled(String what, String text) {
        if (text.isEmpty()) {
            throw fault(what + " must not be the empty string: give it a name");
        }
        return text;
    }

    /** The name of a view or resolver. */
    String name(String what) {
        String text = text(what);
        if (!Definition.isName(text)) {
            throw fault(what + " must be a name of " + Definition.NAME + ", not \"" + shortened(text) + "\"");
        }
        return text;
    }

    List<DefinitionPlace> elements(String what) {
        if (!(value instanceof List<?> list)) {
            throw fault(what + " must be an array, not " + kind());
        }
        List<DefinitionPlace> places = new ArrayList<>(list.size());
        for (Object element : list) {
            places.add(new DefinitionPlace(element, pointer + "/" + places.size()));
        }
        return places;
    }

    /** The members of an object whose keys are names that its author chose. */
    Map<String, DefinitionPlace> named(String what, String key) {
        Map<String, DefinitionPlace> members = members(what);
        members.forEach((name, member) -> member.requireFilled(key, name));
        return members;
    }

    Map<String, DefinitionPlace> members(String what) {
        if (!(value instanceof Map<?, ?> map)) {
            throw fault(what + " must be an object, not " + kind());
        }
        Map<String, DefinitionPlace> places = new LinkedHashMap<>();
        map.forEach((name, member) -> places.put((String) name, new DefinitionPlace(member, step(pointer, (String) name))));
        return places;
    }

    /** The members of an object that may have these keys and no others. */
    Map<String, DefinitionPlace> closed(String what, String... keys) {
        Map<String, DefinitionPlace> members = members(what);
        members.forEach((name, member) -> {
            if (!Arrays.asList(keys).contains(name)) {
                throw member.fault("unknown key \"" + shortened(name) + "\" in " + what + ", which knows " + String.join(", ", keys)
                        + ": correct it or leave it out");
            }
        });
        return members;
    }

    String kind() {
        return switch (value) {
            case null -> "null";
            case String text -> "the string \"" + shortened(text) + "\"";
            case Double number -> "the number " + number;
            case List<?> _ -> "an array";
            case Map<?, ?> _ -> "an object";
            default -> value.toString();
        };
    }
}
