package org.rhizome.resolver.lastwrite;

import org.osgi.service.component.annotations.Component;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The newest claim wins; of several with the same timestamp the one with the greatest value, then the one with the smallest id. */
@Component(service = Resolver.class)
@ResolverName("last-write-value")
public final class LastWriteValue extends Newest {

    public LastWriteValue() {
        super(Tie.GREATEST_VALUE);
    }
}
