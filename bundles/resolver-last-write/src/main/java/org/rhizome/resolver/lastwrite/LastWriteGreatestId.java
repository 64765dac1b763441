package org.rhizome.resolver.lastwrite;

import org.osgi.service.component.annotations.Component;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The newest claim wins; of several with the same timestamp the one with the greatest id. */
@Component(service = Resolver.class)
@ResolverName("last-write-greatest-id")
public final class LastWriteGreatestId extends Newest {

    public LastWriteGreatestId() {
        super(Tie.GREATEST_ID);
    }
}
