package org.rhizome.resolver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A resolver that can also take a claim out again, so that a maintained view need not reduce all claims anew when one of them is negated.
 *
 * @param <S> as in {@link Resolver}
 */
@ConsumerType
public interface RetractingResolver<S> extends Resolver<S> {

    /**
     * What would be known if {@code claim}, which was reduced before, had never been reduced.
     *
     * @return empty when the state no longer knows, for example because the claim was the winner and the second was forgotten: the host
     *     then starts from {@link #init} and reduces the claims that are left. The state given is not used again in either case
     */
    Optional<S> retract(S state, Claim claim);
}
