package org.rhizome.resolver.aggregates;

import java.util.Comparator;
import org.osgi.service.component.annotations.Component;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The smallest value that is claimed: boolean before number before string. */
@Component(service = Resolver.class)
@ResolverName("min")
public final class Min extends Extreme {

    public Min() {
        super("smallest", "greater than the smallest", Comparator.naturalOrder());
    }
}
