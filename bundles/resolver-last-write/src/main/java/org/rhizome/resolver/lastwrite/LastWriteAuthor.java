package org.rhizome.resolver.lastwrite;

import org.osgi.service.component.annotations.Component;
import org.rhizome.resolver.Resolver;
import org.rhizome.resolver.ResolverName;

/** The newest claim wins; of several with the same timestamp the one of the greatest author, then the one with the smallest id. */
@Component(service = Resolver.class)
@ResolverName("last-write-author")
public final class LastWriteAuthor extends Newest {

    public LastWriteAuthor() {
        super(Tie.GREATEST_AUTHOR);
    }
}
