package org.rhizome.node;

/**
 * Says that a property was resolved by the default because its resolver failed too often lately.
 *
 * @param property of the view, or {@link #ALL_OTHERS}
 * @param resolver that was asked for
 * @param reason what it did, and when it will be tried again
 */
public record Note(String property, String resolver, String reason) {

    /** Stands for all properties without a rule of their own. */
    public static final String ALL_OTHERS = "*";
}
