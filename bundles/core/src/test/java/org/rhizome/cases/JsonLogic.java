package org.rhizome.cases;

import java.util.List;
import java.util.Map;
import org.rhizome.delta.Text;
import org.rhizome.node.Filter;
import org.rhizome.node.Filter.Compare;
import org.rhizome.node.Filter.Compare.Comparison;

/** JSON Logic, as far as the cases go, as a filter. A comparison with null asks whether there is a value. */
final class JsonLogic {

    private static final Map<String, Comparison> COMPARISONS = Map.of("==", Comparison.EQ, "!=", Comparison.NEQ, "<", Comparison.LT,
            "<=", Comparison.LTE, ">", Comparison.GT, ">=", Comparison.GTE);

    private JsonLogic() {}

    static Filter filter(Object tree) {
        if (tree == null) {
            return Filter.ALL;
        }
        Map.Entry<String, Object> form = Tree.object(tree).entrySet().iterator().next();
        List<?> operands = (List<?>) form.getValue();
        return switch (form.getKey()) {
            case "and" -> new Filter.And(operands.stream().map(JsonLogic::filter).toList());
            case "or" -> new Filter.Or(operands.stream().map(JsonLogic::filter).toList());
            case "in" -> new Compare(variable(operands.get(1)), Comparison.CONTAINS, new Text((String) operands.get(0)));
            default -> comparison(form.getKey(), variable(operands.get(0)), operands.get(1));
        };
    }

    private static Filter comparison(String operator, String property, Object operand) {
        if (operand != null) {
            return new Compare(property, COMPARISONS.get(operator), Values.primitive(operand));
        }
        Filter present = new Filter.Present(property);
        return operator.equals("==") ? new Filter.Not(present) : present;
    }

    private static String variable(Object tree) {
        return Tree.text(Tree.object(tree), "var");
    }
}
