package org.rhizome.resolver.aggregates;

import org.osgi.service.component.annotations.Component;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The mean of all numbers that are claimed, rounded once; it always lies between the least and the greatest of them. */
@Component(service = Resolver.class)
@ResolverName("average")
public final class Average extends OverNumbers {

    public Average() {
        super("average");
    }

    @Override
    public String rule() {
        return "the exact average of all claimed numbers, rounded once";
    }

    @Override
    double number(Numbers numbers) {
        return numbers.sum().dividedBy(numbers.count());
    }
}
