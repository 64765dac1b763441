package org.rhizome.resolver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A resolver that can say why. Of one that cannot, the host says which claims have the resolved value.
 *
 * @param <S> as in {@link Resolver}
 */
@ConsumerType
public interface ExplainingResolver<S> extends Resolver<S> {

    /** The rule in one sentence, for people: {@code "the newest claim wins, of equally new ones that with the smallest id"}. */
    String rule();

    /**
     * What one of the claims had to do with the value.
     *
     * @param state after all claims
     * @param claim one of them
     */
    Part part(S state, Claim claim);
}
