package org.rhizome.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;

/** The total order decides, and the ranges that indexes are asked for miss nothing. */
class ValueConditionTest {

    private static final List<Primitive> VALUES = values();

    private static List<Primitive> values() {
        List<Primitive> values = new ArrayList<>(List.of(new Bool(false), new Bool(true)));
        for (double number : new double[] {-1e300, -1, -0.0, 0.5, 1, 1e300}) {
            values.add(new Num(number));
        }
        for (String text : List.of("", "a", "a\uD7FF", "a\uDBFF\uDFFF", "a\uDBFF\uDFFFz", "aa", "b", "\uD7FF", "\uD7FFx",
                "\uE000", "\uD83D\uDE00", "\uDBFF\uDFFF", "\uDBFF\uDFFFz")) {
            values.add(new Text(text));
        }
        return values;
    }

    private static List<ValueCondition> conditions() {
        List<ValueCondition> conditions = new ArrayList<>();
        for (Primitive constant : VALUES) {
            for (Comparison comparison : Comparison.values()) {
                conditions.add(new CompareCondition(comparison, constant));
            }
            VALUES.forEach(high -> conditions.add(new BetweenCondition(constant, high)));
            conditions.add(new AnyOfCondition(List.of(constant, new Num(0.5), constant)));
        }
        return conditions;
    }

    @Test
    void whatPassesIsInARange() {
        for (ValueCondition condition : conditions()) {
            for (Primitive value : VALUES) {
                if (condition.test(value) && condition.ranges().isPresent()) {
                    assertTrue(condition.ranges().get().stream().anyMatch(range -> holds(range, value)), condition + " and " + value);
                }
            }
        }
    }

    private static boolean holds(ValueCondition.Range range, Primitive value) {
        return range.low().map(low -> low.compareTo(value) <= 0).orElse(true)
                && range.high().map(high -> high.compareTo(value) >= 0).orElse(true);
    }

    @Test
    void comparisonsFollowTheTotalOrder() {
        for (Primitive value : VALUES) {
            for (Primitive constant : VALUES) {
                int sign = value.compareTo(constant);
                assertEquals(sign == 0, new CompareCondition(Comparison.EQ, constant).test(value));
                assertEquals(sign != 0, new CompareCondition(Comparison.NEQ, constant).test(value));
                assertEquals(sign < 0, new CompareCondition(Comparison.LT, constant).test(value));
                assertEquals(sign <= 0, new CompareCondition(Comparison.LTE, constant).test(value));
                assertEquals(sign > 0, new CompareCondition(Comparison.GT, constant).test(value));
                assertEquals(sign >= 0, new CompareCondition(Comparison.GTE, constant).test(value));
                boolean starts = value instanceof Text text && constant instanceof Text prefix && text.value().startsWith(prefix.value());
                assertEquals(starts, new CompareCondition(Comparison.PREFIX, constant).test(value));
            }
        }
    }

    @Test
    void indexesFindWhatPasses() {
        List<Delta> deltas = new ArrayList<>();
        VALUES.forEach(value -> deltas.add(Delta.by("a").at(0.0).set("e", "p", value)));
        for (ValueMatch match : List.of(
                new ValueMatch.Between(new Bool(true), new Num(1)),
                new ValueMatch.Compare(Comparison.PREFIX, new Operand.Literal(new Text("a"))),
                new ValueMatch.Compare(Comparison.PREFIX, new Operand.Literal(new Text("\uD7FF"))),
                new ValueMatch.Compare(Comparison.PREFIX, new Operand.Literal(new Text("\uDBFF\uDFFF"))),
                new ValueMatch.Compare(Comparison.GT, new Operand.Literal(new Text("aa"))))) {
            Pred pred = new Pred.HasPointer(new PointerMatch(new TextMatch.Exact("value"), null, null, null, null, match));
            Query query = Query.of(new Term.Select(pred, new Term.Input()), Registry.EMPTY);
            Result scanned = query.evaluate(new ScanSource(deltas)).result();
            assertEquals(Vectors.json(scanned), Vectors.json(query.evaluate(MemorySource.of(deltas)).result()));
        }
    }
}
