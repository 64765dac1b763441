package org.rhizome.node;

import java.util.Map;

/**
 * Which resolver decides which property.
 *
 * @param all for every property that is not named; {@link #DEFAULT} unless chosen
 * @param byProperty by property
 */
public record ResolverChoice(String all, Map<String, String> byProperty) {

    /** The resolver that decides where nothing else is asked for. */
    public static final String DEFAULT = "last-write";

    /** Last write wins, everywhere. */
    public static final ResolverChoice DEFAULTS = new ResolverChoice(DEFAULT, Map.of());

    public ResolverChoice {
        byProperty = Map.copyOf(byProperty);
    }
}
