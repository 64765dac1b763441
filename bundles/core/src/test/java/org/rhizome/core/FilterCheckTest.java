package org.rhizome.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rhizome.node.Filter.Compare.Comparison.CONTAINS;
import static org.rhizome.node.Filter.Compare.Comparison.EQ;
import static org.rhizome.node.Filter.Compare.Comparison.GT;
import static org.rhizome.node.Filter.Compare.Comparison.GTE;
import static org.rhizome.node.Filter.Compare.Comparison.LT;
import static org.rhizome.node.Filter.Compare.Comparison.LTE;
import static org.rhizome.node.Filter.Compare.Comparison.NEQ;
import static org.rhizome.node.Filter.Compare.Comparison.PREFIX;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Primitive;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.node.Filter;
import org.rhizome.node.Filter.Compare.Comparison;

class FilterCheckTest {

    private static final Filter YES = Filter.ALL;
    private static final Filter NO = new Filter.Or(List.of());
    private static final Set<Comparison> ORDERED = EnumSet.of(EQ, NEQ, LT, LTE, GT, GTE);

    private static boolean meets(Filter filter, Value value) {
        return FilterCheck.meets(filter, new TreeMap<>(Map.of("p", value)));
    }

    /** The comparisons that the value meets. */
    private static Set<Comparison> met(Value value, Primitive operand) {
        Set<Comparison> asked = operand instanceof Text ? EnumSet.allOf(Comparison.class) : ORDERED;
        return asked.stream().filter(it -> meets(new Filter.Compare("p", it, operand), value)).collect(Collectors.toSet());
    }

    @Test
    void allIsMetByEveryEntityAndNoneByNone() {
        assertTrue(FilterCheck.meets(YES, new TreeMap<>()));
        assertFalse(FilterCheck.meets(NO, new TreeMap<>()));
    }

    @Test
    void andOrAndNotAreWhatTheySay() {
        TreeMap<String, Value> none = new TreeMap<>();
        assertTrue(FilterCheck.meets(new Filter.And(List.of(YES, YES)), none));
        assertFalse(FilterCheck.meets(new Filter.And(List.of(YES, NO)), none));
        assertTrue(FilterCheck.meets(new Filter.Or(List.of(NO, YES)), none));
        assertFalse(FilterCheck.meets(new Filter.Or(List.of(NO, NO)), none));
        assertTrue(FilterCheck.meets(new Filter.Not(NO), none));
    }

    @Test
    void presentIsAnyKindOfValue() {
        assertTrue(meets(new Filter.Present("p"), new Value.Fields(Map.of())));
        assertTrue(meets(new Filter.Present("p"), new Bool(false)));
        assertFalse(meets(new Filter.Present("q"), new Bool(true)));
    }

    @Test
    void valuesOfOneKindCompareByTheTotalOrder() {
        assertEquals(Set.of(LT, LTE, NEQ), met(new Num(1), new Num(2)));
        assertEquals(Set.of(EQ, LTE, GTE), met(new Num(-0.0), new Num(0.0)));
        assertEquals(Set.of(GT, GTE, NEQ), met(new Bool(true), new Bool(false)));
        assertEquals(Set.of(GT, GTE, NEQ), met(new Text("\ud83d\ude00"), new Text("\uff5e")));
        assertEquals(Set.of(GT, GTE, NEQ, PREFIX, CONTAINS), met(new Text("linux-image"), new Text("linux")));
        assertEquals(Set.of(LT, LTE, NEQ, CONTAINS), met(new Text("a linux"), new Text("linux")));
        assertEquals(Set.of(EQ, LTE, GTE, PREFIX, CONTAINS), met(new Text("linux"), new Text("linux")));
    }

    @Test
    void aValueOfAnotherKindOrNoneMeetsNothingButUnequal() {
        assertEquals(Set.of(NEQ), met(new Num(1), new Text("1")));
        assertEquals(Set.of(NEQ), met(new Text("1"), new Num(1)));
        assertEquals(Set.of(NEQ), met(new Bool(true), new Num(0)));
        assertEquals(Set.of(NEQ), met(new Bytes("a/b", new byte[1]), new Text("a")));
        assertEquals(Set.of(NEQ), met(new Value.Fields(Map.of("p", new Num(1))), new Num(1)));
        Set<Comparison> absent = EnumSet.allOf(Comparison.class).stream()
                .filter(it -> FilterCheck.meets(new Filter.Compare("p", it, new Text("")), new TreeMap<>())).collect(Collectors.toSet());
        assertEquals(Set.of(NEQ), absent);
    }

    @Test
    void ofAListOneValueMustCompareAndUnequalIsTheContraryOfEqual() {
        Value list = new Value.Items(List.of(new Num(1), new Text("x"), new Num(3)));
        assertEquals(Set.of(NEQ, LT, LTE, GT, GTE), met(list, new Num(2)));
        assertEquals(Set.of(EQ, LTE, GTE, LT), met(list, new Num(3)));
        assertEquals(Set.of(EQ, LTE, GTE, PREFIX, CONTAINS), met(list, new Text("x")));
        assertEquals(Set.of(NEQ), met(new Value.Items(List.of(list)), new Num(3)));
    }

    @Test
    void whatComparesWithAStringRefusesAnotherOperand() {
        for (Comparison comparison : List.of(PREFIX, CONTAINS)) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> meets(new Filter.Compare("p", comparison, new Num(1)), new Text("1"))).getMessage();
            assertTrue(message.contains(comparison + " compares with a string, not with Num[value=1.0]"), message);
        }
    }
}
