package org.rhizome.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.algebra.Limits;
import org.rhizome.json.JsonException;
import org.rhizome.json.JsonReader;
import org.rhizome.node.InvalidViewException;

/** Reads JSON as a tree and knows, unlike {@link org.rhizome.json.Json}, at which place a text stops being JSON. */
final class DefinitionTree {

    /** As deep as the algebra allows for a policy. */
    static final int DEEPEST = Limits.DEFAULT.depth();

    private final JsonReader in;
    private String pointer = "";

    private DefinitionTree(JsonReader in) {
        this.in = in;
    }

    static DefinitionPlace parse(byte[] json) {
        DefinitionTree tree = null;
        try {
            tree = new DefinitionTree(new JsonReader(json, 0, json.length, DEEPEST));
            Object root = tree.read();
            tree.in.end();
            return new DefinitionPlace(root, "");
        } catch (JsonException e) {
            throw new InvalidViewException(tree == null ? "" : tree.pointer, "not a definition in JSON: " + e.getMessage());
        }
    }

    private Object read() {
        return switch (in.peek()) {
            case OBJECT -> object();
            case ARRAY -> array();
            case STRING -> in.string();
            case NUMBER -> in.number();
            case BOOLEAN -> in.bool();
            case NULL -> {
                in.nullValue();
                yield null;
            }
        };
    }

    private Map<String, Object> object() {
        String here = pointer;
        Map<String, Object> members = new LinkedHashMap<>();
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            pointer = DefinitionPlace.step(here, name);
            if (members.containsKey(name)) {
                throw in.fault("the key \"" + DefinitionPlace.shortened(name) + "\" stands here twice: leave one out; found");
            }
            members.put(name, read());
            pointer = here;
        }
        return members;
    }

    private List<Object> array() {
        String here = pointer;
        List<Object> elements = new ArrayList<>();
        in.beginArray();
        while (in.nextElement()) {
            pointer = here + "/" + elements.size();
            elements.add(read());
            pointer = here;
        }
        return elements;
    }
}
