package org.rhizome.resolver.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Num;
import org.rhizome.delta.Value;
import org.rhizome.resolver.Claim;
import org.rhizome.resolver.ExplainingResolver;
import org.rhizome.resolver.Part;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;
import org.rhizome.resolver.RetractingResolver;

/**
 * Numbers add up, the bare fact true counts 1, {@code increment} adds and {@code decrement} subtracts. The sum is exact and rounded once.
 * Claims that count nothing are ignored; where none counts there is no value.
 */
@Component(service = Resolver.class)
@ResolverName("counter")
public final class Counter implements RetractingResolver<Counter.Tally>, ExplainingResolver<Counter.Tally> {

    private static final String INCREMENT = "increment";
    private static final String DECREMENT = "decrement";
    private static final Set<String> ROLES = Set.of(INCREMENT, DECREMENT);

    /** What was counted so far, and by how many claims. */
    static final class Tally {
        private final ExactSum sum = new ExactSum();
        private long claims;
    }

    @Override
    public Tally init() {
        return new Tally();
    }

    @Override
    public Tally reduce(Tally tally, Claim claim) {
        List<Double> amounts = amounts(claim);
        amounts.forEach(tally.sum::add);
        tally.claims += amounts.isEmpty() ? 0 : 1;
        return tally;
    }

    @Override
    public Optional<Tally> retract(Tally tally, Claim claim) {
        List<Double> amounts = amounts(claim);
        amounts.forEach(amount -> tally.sum.add(-amount));
        tally.claims -= amounts.isEmpty() ? 0 : 1;
        return Optional.of(tally);
    }

    @Override
    public Optional<Value> resolve(Tally tally) {
        return tally.claims == 0 ? Optional.empty() : Optional.of(new Num(tally.sum.rounded()));
    }

    private static List<Double> amounts(Claim claim) {
        if (claim.value() instanceof Num(double number)) {
            return List.of(number);
        }
        Operation operation = Operation.of(claim.value(), ROLES);
        List<Double> amounts = new ArrayList<>();
        operation.all(Operation.VALUE).forEach(value -> amount(value).ifPresent(amounts::add));
        operation.all(INCREMENT).forEach(value -> amount(value).ifPresent(amounts::add));
        operation.all(DECREMENT).forEach(value -> amount(value).ifPresent(amount -> amounts.add(-amount)));
        return amounts;
    }

    private static Optional<Double> amount(Value value) {
        return switch (value) {
            case Num(double number) -> Optional.of(number);
            case Bool(boolean fact) when fact -> Optional.of(1.0);
            default -> Optional.empty();
        };
    }

    @Override
    public String rule() {
        return "numbers and increments add up, decrements subtract, a bare fact counts 1";
    }

    @Override
    public Part part(Tally tally, Claim claim) {
        List<Double> amounts = amounts(claim);
        return amounts.isEmpty()
                ? new Part(Part.Kind.LOST, "it is no number, no increment or decrement and no fact that is true")
                : new Part(Part.Kind.COUNTED, amounts.size() == 1 ? "adds " + amounts.getFirst() : "adds " + amounts.size() + " numbers");
    }
}
