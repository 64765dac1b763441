package org.rhizome.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.node.Filter;

/** Reads the conditions of a list, a closed form: every object says exactly one thing. */
final class FilterJson {

    /** Conditions inside of conditions. */
    static final int DEPTH = 64;

    /** Conditions of one list, those that hold others included: each may be tried on every entity that is looked at. */
    static final int CONDITIONS = 1_000;

    private static final String PROPERTY = "property";
    private static final String WHAT = "a condition";
    private static final String FORMS = "{\"and\": [...]}, {\"or\": [...]}, {\"not\": {...}}, {\"present\": PROPERTY}"
            + " or {\"property\": PROPERTY, \"eq\" | \"neq\" | \"lt\" | \"lte\" | \"gt\" | \"gte\" | \"prefix\" | \"contains\": VALUE}";

    private int conditions;

    private FilterJson() {}

    /**
     * @throws Problem 400 with the place of the fault
     */
    static Filter read(Place at) {
        return new FilterJson().read(at, 1);
    }

    private Filter read(Place at, int depth) {
        if (depth > DEPTH) {
            throw at.fault("conditions may be nested " + DEPTH + " deep");
        }
        conditions++;
        if (conditions > CONDITIONS) {
            throw at.fault("a list may have " + CONDITIONS + " conditions, those that hold others included: ask in several lists,"
                    + " or select the entities with a query");
        }
        Map<String, Object> members = at.members(WHAT);
        if (members.containsKey(PROPERTY)) {
            return compare(at, members);
        }
        if (members.size() != 1) {
            throw at.fault("a condition is one of " + FORMS);
        }
        String form = members.keySet().iterator().next();
        Place inner = at.at(form);
        return switch (form) {
            case "and" -> new Filter.And(all(inner, depth));
            case "or" -> new Filter.Or(all(inner, depth));
            case "not" -> new Filter.Not(read(inner, depth + 1));
            case "present" -> new Filter.Present(inner.text());
            default -> throw inner.fault("unknown condition: it is one of " + FORMS);
        };
    }

    private List<Filter> all(Place at, int depth) {
        List<Filter> parts = new ArrayList<>();
        for (Place part : at.elements()) {
            parts.add(read(part, depth + 1));
        }
        return parts;
    }

    private static Filter compare(Place at, Map<String, Object> members) {
        String property = at.at(PROPERTY).text();
        if (members.size() != 2) {
            throw at.fault("a comparison has a property and exactly one of eq, neq, lt, lte, gt, gte, prefix, contains");
        }
        String word = members.keySet().stream().filter(name -> !name.equals(PROPERTY)).findAny().orElseThrow();
        Place operand = at.at(word);
        return new Filter.Compare(property, comparison(word, operand), value(word, operand));
    }

    private static Filter.Compare.Comparison comparison(String word, Place operand) {
        for (Filter.Compare.Comparison comparison : Filter.Compare.Comparison.values()) {
            if (comparison.name().toLowerCase(Locale.ROOT).equals(word)) {
                return comparison;
            }
        }
        throw operand.fault("unknown comparison: it is eq, neq, lt, lte, gt, gte, prefix or contains");
    }

    private static Primitive value(String word, Place operand) {
        Primitive value;
        try {
            value = operand.primitive();
        } catch (InvalidDeltaException e) {
            throw operand.fault(e.getMessage());
        }
        if ((word.equals("prefix") || word.equals("contains")) && !(value instanceof Text)) {
            throw operand.fault(word + " compares with a string");
        }
        return value;
    }
}
