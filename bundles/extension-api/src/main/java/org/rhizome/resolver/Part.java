package org.rhizome.resolver;

/**
 * What a claim had to do with the value of its property.
 *
 * @param kind whether it decided, counted or lost
 * @param why in a few words, for people: {@code "older: 1000 is before 2000"}
 */
public record Part(Kind kind, String why) {

    /** How much a claim matters. */
    public enum Kind {
        /** The value is this claim's. At most one claim of a property. */
        WON,
        /** The value was made of this claim and others. */
        COUNTED,
        /** The value would be the same without it. */
        LOST
    }
}
