package org.rhizome.cases;

import java.util.Map;
import java.util.TreeMap;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** Values as the cases write them. */
final class Values {

    private Values() {}

    static Primitive primitive(Object json) {
        return switch (json) {
            case String text -> new Text(text);
            case Double number -> new Num(number);
            case Boolean bool -> new Bool(bool);
            default -> throw new IllegalArgumentException("no value: " + json);
        };
    }

    /** Values by property. */
    static Map<String, Value> of(Object properties) {
        Map<String, Value> values = new TreeMap<>();
        Tree.object(properties).forEach((property, value) -> values.put(property, primitive(value)));
        return values;
    }
}
