package org.rhizome.resolver.aggregates;

import org.osgi.service.component.annotations.Component;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The sum of all numbers that are claimed, rounded once. */
@Component(service = Resolver.class)
@ResolverName("sum")
public final class Sum extends OverNumbers {

    public Sum() {
        super("sum");
    }

    @Override
    public String rule() {
        return "the exact sum of all claimed numbers, rounded once";
    }

    @Override
    double number(Numbers numbers) {
        double sum = numbers.sum().dividedBy(1);
        if (Double.isInfinite(sum)) {
            throw new ArithmeticException("the sum of " + numbers.count() + " numbers is beyond the doubles, whose greatest is "
                    + Double.MAX_VALUE + ": use average, min or max, or negate the claims that are too great");
        }
        return sum;
    }
}
