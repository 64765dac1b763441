package org.rhizome.resolver.aggregates;

import java.util.Comparator;
import org.osgi.service.component.annotations.Component;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The greatest value that is claimed: boolean before number before string. */
@Component(service = Resolver.class)
@ResolverName("max")
public final class Max extends Extreme {

    public Max() {
        super("greatest", "smaller than the greatest", Comparator.reverseOrder());
    }
}
