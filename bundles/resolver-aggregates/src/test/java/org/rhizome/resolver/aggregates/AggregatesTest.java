package org.rhizome.resolver.aggregates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ConfigurableResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;

class AggregatesTest {

    private static final Value BYTES = new Bytes("image/png", new byte[1]);

    private static Claim claim(int id, Value value) {
        return new Claim(new DeltaId(id, 0, 0, 0), "alice", id, value);
    }

    private static <S> S after(Resolver<S> resolver, S state, Value... values) {
        for (int i = 0; i < values.length; i++) {
            state = resolver.reduce(state, claim(i, values[i]));
        }
        return state;
    }

    private static <S> Optional<Value> value(Resolver<S> resolver, Value... values) {
        return resolver.resolve(after(resolver, resolver.init(), values));
    }

    private static <S> Optional<Value> value(ConfigurableResolver<S> resolver, Map<String, Value> options, Value... values) {
        return resolver.resolve(after(resolver, resolver.init(options), values));
    }

    private static Value[] numbers(double... numbers) {
        Value[] values = new Value[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            values[i] = new Num(numbers[i]);
        }
        return values;
    }

    private static Optional<Value> number(double number) {
        return Optional.of(new Num(number));
    }

    @Test
    void theSumIsRoundedOnceWhateverTheOrder() {
        assertEquals(number(0.6), value(new Sum(), numbers(0.1, 0.2, 0.3))); // 0.6000000000000001 when rounded twice
        assertEquals(number(0.6), value(new Sum(), numbers(0.3, 0.2, 0.1)));
        assertEquals(number(1), value(new Sum(), numbers(1e100, 1, -1e100)));
    }

    @Test
    void theAverageIsOfAllNumbers() {
        assertEquals(number(15), value(new Average(), numbers(10, 20)));
        assertEquals(number(Double.MAX_VALUE), value(new Average(), numbers(Double.MAX_VALUE, Double.MAX_VALUE)));
    }

    @Test
    void sumAndAverageIgnoreWhatIsNoNumber() {
        Value[] values = {new Num(10), new Text("20"), new Bool(true), BYTES, new Num(30)};
        assertEquals(number(40), value(new Sum(), values));
        assertEquals(number(20), value(new Average(), values));
    }

    @Test
    void withoutANumberThereIsNoSumUnlessAnOptionNamesOne() {
        Map<String, Value> zero = Map.of("empty", new Num(0));
        assertEquals(Optional.empty(), value(new Sum(), new Text("test")));
        assertEquals(Optional.empty(), value(new Average(), new Text("test")));
        assertEquals(number(0), value(new Sum(), zero, new Text("test")));
        assertEquals(number(0), value(new Average(), zero, new Text("test")));
        assertEquals(number(7), value(new Sum(), zero, new Num(7)));
    }

    @Test
    void aSumBeyondTheDoublesIsRefusedWithARemedy() {
        String message = assertThrows(ArithmeticException.class, () -> value(new Sum(), numbers(1.5e308, 1.5e308))).getMessage();
        assertEquals("the sum of 2 numbers is beyond the doubles, whose greatest is 1.7976931348623157E308: "
                + "use average, min or max, or negate the claims that are too great", message);
        assertEquals(number(1.5e308), value(new Sum(), numbers(1.5e308, 1.5e308, -1.5e308))); // only the end matters
    }

    @Test
    void everyClaimCounts() {
        assertEquals(number(3), value(new Count(), new Num(5), new Num(5), BYTES));
        assertEquals(Optional.empty(), value(new Count()));
    }

    @Test
    void anOptionCountsNumbersOnly() {
        Map<String, Value> numbers = Map.of("of", new Text("numbers"));
        Map<String, Value> orZero = Map.of("of", new Text("numbers"), "empty", new Num(0));
        assertEquals(number(2), value(new Count(), numbers, new Num(5), new Num(5), new Text("5")));
        assertEquals(Optional.empty(), value(new Count(), numbers, new Text("test")));
        assertEquals(number(0), value(new Count(), orZero, new Text("test"))); // as the predecessor counted
    }

    @Test
    void minAndMaxFollowTheTotalOrderOfPrimitives() {
        Value[] values = {new Text("a"), new Num(-5), BYTES, new Bool(true), new Text("\uD83D\uDE00"), new Text("\uFFFD")};
        assertEquals(Optional.of(new Bool(true)), value(new Min(), values));
        assertEquals(Optional.of(new Text("\uD83D\uDE00")), value(new Max(), values)); // by UTF-8; UTF-16 would say U+FFFD
        assertEquals(number(-5), value(new Min(), numbers(10, -5, 0)));
        assertEquals(Optional.empty(), value(new Min(), BYTES));
        assertEquals(Optional.empty(), value(new Max()));
    }

    @Test
    void minAndMaxForgetLosersAndStartAnewAfterTheirWinner() {
        Max max = new Max();
        Claim best = after(max, max.init(), numbers(1, 3, 2));
        assertEquals(Optional.of(best), max.retract(best, claim(0, new Num(1))));
        assertEquals(Optional.of(best), max.retract(best, claim(5, BYTES)));
        assertEquals(Optional.empty(), max.retract(best, best));
    }

    @Test
    void theySayWhatCounted() {
        Sum sum = new Sum();
        Numbers numbers = after(sum, sum.init(), new Num(1), new Text("x"), new Num(2));
        assertEquals(new Part(Part.Kind.COUNTED, "one of 2 numbers"), sum.part(numbers, claim(0, new Num(1))));
        assertEquals(new Part(Part.Kind.LOST, "no number"), sum.part(numbers, claim(1, new Text("x"))));
        Min min = new Min();
        Claim best = after(min, min.init(), numbers(1, 1, 2));
        assertEquals(new Part(Part.Kind.WON, "the smallest value, and of equal ones the smallest id"), min.part(best, claim(0, new Num(1))));
        assertEquals(new Part(Part.Kind.LOST, "same value, greater id"), min.part(best, claim(1, new Num(1))));
        assertEquals(new Part(Part.Kind.LOST, "greater than the smallest"), min.part(best, claim(2, new Num(2))));
        assertEquals(new Part(Part.Kind.LOST, "no boolean, number or string"), min.part(best, claim(3, BYTES)));
    }

    @Test
    void wrongOptionsAreRefusedInWords() {
        assertEquals("unknown option \"unit\" of sum, which has only: empty", refusal(new Sum(), "unit", new Num(1)));
        assertEquals("option \"empty\" must be a number, not Text[value=none]", refusal(new Average(), "empty", new Text("none")));
        assertEquals("option \"of\" must be \"all\" or \"numbers\", not Text[value=some]", refusal(new Count(), "of", new Text("some")));
    }

    private static String refusal(ConfigurableResolver<?> resolver, String option, Value value) {
        return assertThrows(IllegalArgumentException.class, () -> resolver.init(Map.of(option, value))).getMessage();
    }
}
