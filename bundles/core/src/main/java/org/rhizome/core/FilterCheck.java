package org.rhizome.core;

import java.util.List;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.Filter;

/** Whether the values of an entity meet a filter. Recurses as deep as the filter is nested, which whoever reads it bounds. */
final class FilterCheck {

    private FilterCheck() {}

    /**
     * @param values the resolved values of one entity by property
     * @throws IllegalArgumentException if PREFIX or CONTAINS is asked for with what is no string
     */
    static boolean meets(Filter filter, SortedMap<String, Value> values) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) -> parts.stream().allMatch(part -> meets(part, values));
            case Filter.Or(List<Filter> parts) -> parts.stream().anyMatch(part -> meets(part, values));
            case Filter.Not(Filter inner) -> !meets(inner, values);
            case Filter.Present(String property) -> values.containsKey(property);
            case Filter.Compare compare -> meets(compare, values.get(compare.property()));
        };
    }

    private static boolean meets(Filter.Compare compare, Value value) {
        Primitive operand = compare.operand();
        return switch (compare.comparison()) {
            case EQ -> any(value, operand::equals);
            case NEQ -> !any(value, operand::equals);
            case LT -> any(value, ordered(operand, order -> order < 0));
            case LTE -> any(value, ordered(operand, order -> order <= 0));
            case GT -> any(value, ordered(operand, order -> order > 0));
            case GTE -> any(value, ordered(operand, order -> order >= 0));
            case PREFIX -> any(value, text(compare, String::startsWith));
            case CONTAINS -> any(value, text(compare, String::contains));
        };
    }

    /** Of a list, one of its own values; what those hold in turn does not count. */
    private static boolean any(Value value, Predicate<Value> test) {
        return switch (value) {
            case null -> false;
            case Value.Items items -> items.values().stream().anyMatch(test);
            default -> test.test(value);
        };
    }

    private static Predicate<Value> ordered(Primitive operand, IntPredicate wanted) {
        return value -> value instanceof Primitive it && it.getClass() == operand.getClass() && wanted.test(it.compareTo(operand));
    }

    private static Predicate<Value> text(Filter.Compare compare, BiPredicate<String, String> wanted) {
        if (!(compare.operand() instanceof Text operand)) {
            throw new IllegalArgumentException(compare.comparison() + " compares with a string, not with " + compare.operand()
                    + ": give a string, or use another comparison");
        }
        return value -> value instanceof Text text && wanted.test(text.value(), operand.value());
    }
}
