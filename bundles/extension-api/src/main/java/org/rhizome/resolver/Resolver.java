package org.rhizome.resolver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.rhizome.delta.Value;

/**
 * Turns the surviving claims of one property into a value. A resolver is a pure function of the set of claims: its result must not depend
 * on the order in which they come, on a locale, a clock or a hash order. Break ties with {@link Claim#id()}.
 *
 * <p>Register it as a service with a name; the version is that of its bundle:
 *
 * <pre>{@code
 * @Component(service = Resolver.class)
 * @ResolverName("longest")
 * public final class Longest implements Resolver<Claim> {
 *     public Claim reduce(Claim best, Claim claim) { ... }
 *     public Optional<Value> resolve(Claim best) { return Optional.ofNullable(best).map(Claim::value); }
 * }
 * }</pre>
 *
 * <p>Methods are called from many threads at once, each with a state of its own, and must not block.
 *
 * @param <S> what is known after some of the claims; may be immutable or not, it never leaves the thread
 */
@ConsumerType
public interface Resolver<S> {

    /** What is known before the first claim. */
    default S init() {
        return null;
    }

    /** What is known after one more claim. */
    S reduce(S state, Claim claim);

    /** The value, or nothing when the property is to be left out of the view. */
    Optional<Value> resolve(S state);
}
