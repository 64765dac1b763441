package org.rhizome.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Bool;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.json.Json;
import org.rhizome.json.JsonWriter;

/** Values that go to extensions and come from them. */
final class ValueJson {

    /** Bytes of what an extension answers, as JSON. */
    static final int ANSWER_BYTES = 16 << 20;

    private ValueJson() {}

    /**
     * The value that a JSON text is.
     *
     * @throws Problem 400 at a null: there is no such value
     */
    static Value read(byte[] json) {
        return value(Json.parse(json), "");
    }

    private static Value value(Object tree, String pointer) {
        return switch (tree) {
            case String text -> new Text(text);
            case Double number -> new Num(number);
            case Boolean flag -> new Bool(flag);
            case List<?> list -> items(list, pointer);
            case Map<?, ?> object -> fields(object, pointer);
            case null, default -> throw Problem.badRequest("there is no value null: leave it out").at(pointer);
        };
    }

    private static Value items(List<?> list, String pointer) {
        List<Value> values = new ArrayList<>(list.size());
        for (Object element : list) {
            values.add(value(element, pointer + "/" + values.size()));
        }
        return new Value.Items(values);
    }

    private static Value fields(Map<?, ?> object, String pointer) {
        Map<String, Value> values = new LinkedHashMap<>();
        object.forEach((name, member) -> values.put((String) name, value(member, new Place(object, pointer).at((String) name).pointer())));
        return new Value.Fields(values);
    }

    /**
     * @param whose it is, for people: "the reply of plugin x"
     * @throws Problem 500 if it is too long
     */
    static JsonWriter write(Value value, String whose) {
        JsonWriter out = new JsonWriter();
        DeltaJson.writeValue(value, out);
        if (out.size() > ANSWER_BYTES) {
            throw Problem.of(500, whose + " has " + out.size() + " bytes, and an answer may have " + ANSWER_BYTES);
        }
        return out;
    }
}
