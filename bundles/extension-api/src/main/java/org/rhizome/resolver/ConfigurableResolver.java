package org.rhizome.resolver;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.rhizome.delta.Value;

/**
 * A resolver that a view definition can adjust: {@code {"resolver": "concatenation", "options": {"separator": ", "}}}.
 *
 * @param <S> as in {@link Resolver}; carries the options along
 */
@ConsumerType
public interface ConfigurableResolver<S> extends Resolver<S> {

    /** Without options: every option has its default, or the resolver throws as below. */
    @Override
    default S init() {
        return init(Map.of());
    }

    /**
     * What is known before the first claim, under these options.
     *
     * @param options by name, as the view definition gives them
     * @throws IllegalArgumentException if an option is unknown, missing or of the wrong kind; the message names it and what is possible
     */
    S init(Map<String, Value> options);
}
